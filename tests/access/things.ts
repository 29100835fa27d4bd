/** One of everything that is asked about, and the same of which nothing exists. */
import type { Db } from '#lib/db.server.ts';
import type { People } from './needs-people.ts';
import { needThings, noNeeds } from './needs-world.ts';
import { noSuppliers, supplierThings } from './supplier-world.ts';

export async function thingsFor(db: Db, people: People) {
	const ofNeeds = await needThings(db, people);
	return { ...ofNeeds, ...(await supplierThings(db, people, ofNeeds)) };
}
export type Things = Awaited<ReturnType<typeof thingsFor>>;

export function nothing(): Things {
	return { ...noNeeds(), ...noSuppliers() };
}
