import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import type { Lang } from '#lib/lang.ts';
import { nameIn } from '#lib/organisations/organisation.ts';
import { mayOn } from './co-owner.ts';
import { mayBeWritten } from './pilot.ts';
import { documentsOf } from './pilot-documents.server.ts';
import { placeOf } from './pilot-hub.server.ts';
import { pilotIn } from './pilots.server.ts';

/** The page of a pilot's pictures and documents. */
export async function documentsPage(db: Db, by: Actor, at: { organisation: string; id: string }, lang: Lang) {
	const { organisation, pilot } = await pilotIn(db, by, at.organisation, at.id);
	const shown = pilot.open ?? pilot.public ?? pilot.last;
	return {
		...placeOf(pilot, at.organisation, nameIn(lang, organisation)),
		documents: await documentsOf(db, pilot.id, shown.number),
		isWritable: mayBeWritten(shown.publication) && mayOn(by, 'pilot.write', pilot)
	};
}
