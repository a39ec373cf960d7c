import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { xml } from './deployFiles.ts';

/** A project with a package of a few components, to be changed between installs. */
export class TinyProject {
  readonly directory = mkdtempSync(join(tmpdir(), 'renkei-tiny-'));
  readonly directories = ['force-app/main'];

  constructor(version: string) {
    this.version(version);
    this.write(
      'sfdx-project.json',
      '{"packageDirectories":[{"path":"force-app/main","default":true}],"sourceApiVersion":"66.0"}',
    );
    this.write('force-app/tsconfig.json', '{"compilerOptions":{"target":"es2022","module":"esnext"}}');
    this.object('RenkeiThing__c', 'A thing of the package.');
    this.field('Account', 'RenkeiOne__c', 'The first field of the package.');
    this.field('Account', 'RenkeiTwo__c', 'The second field of the package.');
    this.label('The words of the package.');
  }

  version(version: string): void {
    this.write('package.json', JSON.stringify({ version }));
  }

  object(name: string, description: string): void {
    const body = `<deploymentStatus>Deployed</deploymentStatus><description>${description}</description><label>Thing</label><nameField><displayFormat>T-{0000}</displayFormat><label>Thing</label><type>AutoNumber</type></nameField><pluralLabel>Things</pluralLabel><sharingModel>Private</sharingModel>`;
    this.write(`force-app/main/objects/${name}/${name}.object-meta.xml`, xml('CustomObject', body));
  }

  field(object: string, name: string, description: string): void {
    this.write(this.#field(object, name), xml('CustomField', fieldBody(name, description)));
  }

  withoutField(object: string, name: string): void {
    rmSync(join(this.directory, this.#field(object, name)));
  }

  label(value: string): void {
    const body = `<labels><fullName>RenkeiTiny</fullName><language>en_US</language><protected>false</protected><shortDescription>A label</shortDescription><value>${value}</value></labels>`;
    this.write('force-app/main/labels/CustomLabels.labels-meta.xml', xml('CustomLabels', body));
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }

  write(path: string, text: string): void {
    const file = join(this.directory, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  #field(object: string, name: string): string {
    return `force-app/main/objects/${object}/fields/${name}.field-meta.xml`;
  }
}

export const fieldBody = (name: string, description: string): string =>
  `<fullName>${name}</fullName><description>${description}</description><label>${name}</label><length>40</length><type>Text</type>`;
