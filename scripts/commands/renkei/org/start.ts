import { SfCommand } from '@salesforce/sf-plugins-core';
export default class OrgStart extends SfCommand<{ok:boolean}> {
  static override readonly summary = 'Start';
  async run() { const x: number = 1; this.log('hi '+x); return {ok:true}; }
}
