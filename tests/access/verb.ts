/** One thing that can be done, as the site does it, for one person on their own. */
import type { Db } from '#lib/db.server.ts';
import { yes, type Decision } from '#lib/decision.ts';
import { firm, type Person } from './needs-people.ts';
import type { Things } from './things.ts';

/** What was read or refused by a rule; 403 and 404 are thrown. */
export type Done = Decision<unknown>;
export type Does = (db: Db, who: Person, things: Things) => Promise<Done>;

export const read = async (reading: Promise<unknown>): Promise<Done> => yes(await reading);
export const karlstad = 'karlstad';
export const ofFirm = (slug: string) => ({ organisationId: firm, slug });
