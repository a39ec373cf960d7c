/** Which names the files of the project export, and who imports them. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** A name that a file exports. */
export interface Exported {
  file: string;
  name: string;
  /** A type has no life at run time, and may be exported for the sake of what uses it in the same file. */
  kind: 'value' | 'type' | 'passed on';
  /** The exporting file uses it itself. */
  isUsedInside: boolean;
  /** The files that import it, through whichever files pass it on. */
  users: string[];
}

interface Passage {
  name: string;
  as: string;
  from: string;
}

const ALL = '*';

/** Reads all exports of some TypeScript files, given by their paths in the project. */
export function exportsOf(files: readonly string[]): Exported[] {
  const tree = new Tree(files);
  for (const file of files) tree.read(file);
  return tree.exported();
}

class Tree {
  readonly #files: ReadonlySet<string>;
  readonly #bundles = new Map<string, string>();
  readonly #exports = new Map<string, Exported[]>();
  readonly #passages = new Map<string, Passage[]>();
  readonly #imports: { by: string; from: string; name: string }[] = [];

  constructor(files: readonly string[]) {
    this.#files = new Set(files);
    for (const file of files) {
      const [, bundle] = /\/lwc\/(\w+)\/\1\.ts$/.exec(file) ?? [];
      if (bundle) this.#bundles.set(`c/${bundle}`, file);
    }
  }

  read(file: string): void {
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
    const named = new Map<string, number>();
    const importAll = (specifier: ts.Node | undefined, name = ALL) => {
      const from = this.#resolve(file, specifier);
      if (from) this.#imports.push({ by: file, from, name });
    };
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node)) named.set(node.text, (named.get(node.text) ?? 0) + 1);
      if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
        importAll(node.arguments[0]);
      if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) importAll(node.argument.literal);
      ts.forEachChild(node, visit);
    };
    visit(source);
    const passages: Passage[] = [];
    const exported: Exported[] = [];
    const add = (name: string, kind: Exported['kind']) =>
      exported.push({ file, name, kind, isUsedInside: kind !== 'passed on' && named.get(name)! > 1, users: [] });
    for (const statement of source.statements) {
      if (ts.isImportDeclaration(statement)) this.#readImport(file, statement);
      else if (ts.isExportDeclaration(statement)) {
        const from = this.#resolve(file, statement.moduleSpecifier);
        if (statement.exportClause && ts.isNamedExports(statement.exportClause))
          for (const { name, propertyName } of statement.exportClause.elements) {
            if (from) passages.push({ name: (propertyName ?? name).text, as: name.text, from });
            add(name.text, 'passed on');
          }
        else if (from) passages.push({ name: ALL, as: ALL, from });
      } else for (const { name, kind } of declaredBy(statement)) add(name, kind);
    }
    this.#exports.set(file, exported);
    this.#passages.set(file, passages);
  }

  exported(): Exported[] {
    for (const { by, from, name } of this.#imports) this.#use(from, name, by);
    return [...this.#exports.values()].flat();
  }

  #readImport(file: string, { importClause, moduleSpecifier }: ts.ImportDeclaration): void {
    const from = this.#resolve(file, moduleSpecifier);
    const bindings = importClause?.namedBindings;
    if (!from || !bindings) return;
    const names = ts.isNamespaceImport(bindings)
      ? [ALL]
      : bindings.elements.map(({ name, propertyName }) => (propertyName ?? name).text);
    for (const name of names) this.#imports.push({ by: file, from, name });
  }

  #use(file: string, name: string, by: string): void {
    for (const one of this.#exports.get(file) ?? [])
      if ((one.name === name || name === ALL) && !one.users.includes(by)) one.users.push(by);
    for (const passage of this.#passages.get(file) ?? []) {
      if (passage.as === ALL) this.#use(passage.from, name, by);
      else if (passage.as === name || name === ALL) this.#use(passage.from, passage.name, by);
    }
  }

  #resolve(file: string, specifier: ts.Node | undefined): string | undefined {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return undefined;
    const { text } = specifier;
    const path = text.startsWith('.') ? join(dirname(file), text) : text;
    return [path, `${path}.ts`].find((candidate) => this.#files.has(candidate)) ?? this.#bundles.get(text);
  }
}

function declaredBy(statement: ts.Statement): Pick<Exported, 'name' | 'kind'>[] {
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  const has = (kind: ts.SyntaxKind) => modifiers.some((modifier) => modifier.kind === kind);
  // Components and commands are called by their place, not by name.
  if (!has(ts.SyntaxKind.ExportKeyword) || has(ts.SyntaxKind.DefaultKeyword)) return [];
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => namesOf(name));
  if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement))
    return [{ name: statement.name.text, kind: 'type' }];
  if ((ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) && statement.name)
    return [{ name: statement.name.text, kind: 'value' }];
  return [];
}

function namesOf(name: ts.BindingName): Pick<Exported, 'name' | 'kind'>[] {
  if (ts.isIdentifier(name)) return [{ name: name.text, kind: 'value' }];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? namesOf(element.name) : []));
}
