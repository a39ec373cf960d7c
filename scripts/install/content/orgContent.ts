import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { API_VERSION } from '../../connection/apiVersion.ts';
import { unexpectedAnswer } from '../../connection/errors.ts';
import { messagesOf } from '../../connection/messages.ts';
import { componentsInZip, keyOf, type Component } from './componentFiles.ts';

const listed = z.looseObject({
  type: z.string(),
  fullName: z.string(),
  lastModifiedDate: z.string().optional(),
  lastModifiedByName: z.string().optional(),
  manageableState: z.string().optional(),
});

/** A component that the org has. */
export type ListedComponent = z.infer<typeof listed>;

export interface ListQuery {
  type: string;
  /** Of a type whose components stand in folders. */
  folder?: string;
}

/** The Metadata API lists three types a request. */
const QUERIES = 3;

/** What the org has of some types, by key; of a type that it does not know, nothing. */
export async function listComponents(
  connection: Connection,
  queries: readonly ListQuery[],
): Promise<Map<string, ListedComponent>> {
  const found = new Map<string, ListedComponent>();
  for (let start = 0; start < queries.length; start += QUERIES) {
    const answer: unknown = await connection.metadata.list(queries.slice(start, start + QUERIES), API_VERSION);
    const parsed = z.array(listed).safeParse([answer ?? []].flat());
    if (!parsed.success) throw unexpectedAnswer('listMetadata', parsed.error);
    for (const component of parsed.data) {
      const fullName = decodeURIComponent(component.fullName);
      found.set(keyOf({ type: component.type, fullName }), { ...component, fullName });
    }
  }
  return found;
}

const retrieval = z.looseObject({
  done: z.union([z.boolean(), z.string()]).transform(String),
  status: z.string().optional(),
  errorMessage: z.string().nullish(),
  zipFile: z.string().nullish(),
});

/** Reads components out of the org, by key; those that it does not have are missing. */
export async function retrieveComponents(
  connection: Connection,
  wanted: readonly Pick<Component, 'type' | 'fullName'>[],
): Promise<Map<string, Component>> {
  if (wanted.length === 0) return new Map();
  const types = [...Map.groupBy(wanted, ({ type }) => manifestType(type))].map(([name, members]) => ({
    name,
    members: members.map(({ fullName }) => fullName),
  }));
  const { id } = await connection.metadata.retrieve({
    apiVersion: API_VERSION,
    singlePackage: true,
    unpackaged: { types, version: API_VERSION } as never,
  } as never);
  for (let pause = 100; ; pause = Math.min(pause * 2, 3000)) {
    const answer = retrieval.parse(await connection.metadata.checkRetrieveStatus(id!));
    if (answer.done === 'true') {
      if (answer.zipFile) return componentsInZip(Buffer.from(answer.zipFile, 'base64'));
      throw messagesOf('install').createError('error.RetrieveFailed', [answer.errorMessage ?? answer.status ?? '']);
    }
    await sleep(pause);
  }
}

/** Manifests name a folder under the type of what it holds. */
function manifestType(type: string): string {
  return /^(Report|Dashboard)Folder$/.test(type) ? type.replace('Folder', '') : type;
}
