import '@lwc/synthetic-shadow';
import { createElement } from 'lwc';
import boot from 'shell/context';
import App from 'shell/app';
import { startRouter } from 'shell/router';

startRouter();
const app = createElement('shell-app', { is: App });
document.getElementById('shell').replaceChildren(app);
document.documentElement.lang = boot.user.language.replace('_', '-');
