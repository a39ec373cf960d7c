/** What the page was opened with: user, language, apps, labels, formats. Read once; switching user or language reloads the page. */
const boot = JSON.parse(document.getElementById('boot').textContent);

export default boot;

/** A label by name (`c.Title`), else the base components' own text. An undeployed custom label is an error, as in an org. */
export function label(name, packaged) {
  const text = boot.labels[name] ?? packaged;
  if (text === undefined) throw new Error(`The label ${name} is not deployed.`);
  return text;
}

/** A format or name of the user's locale; `packaged` is the one for American English. */
export function i18n(name, packaged) {
  return name in boot.i18n ? boot.i18n[name] : packaged;
}

/** True when the user holds the permission, else undefined, as the platform's modules say it. */
export function permission(kind, name) {
  return boot.permissions[kind].includes(name.toLowerCase()) || undefined;
}

export const userId = () => boot.user.id;

/** `Small` on a phone's width, else `Large`; settled when the page is opened. */
export const formFactor = () => (window.matchMedia('(max-width: 480px)').matches ? 'Small' : 'Large');
