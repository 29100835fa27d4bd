/** One way to a file for all lists: what is read, and how it is laid out. */
import type { Db } from '#lib/db.server.ts';
import type { Technology } from '#lib/organisations/technologies.server.ts';
import { groupOf } from '#lib/organisations/technology-choice.ts';
import type { Text } from '#lib/ui/text.ts';
import { conceptList } from './concept-list.server.ts';
import { eventList } from './event-list.server.ts';
import { lessonList } from './lesson-list.server.ts';
import { needList } from './need-list.server.ts';
import type { ListName, OpenCell, OpenList, Reader } from './open-list.ts';
import { partnerList } from './partner-list.server.ts';
import { pilotList } from './pilot-list.server.ts';
import {
	readConcepts,
	readEvents,
	readLessons,
	readNeeds,
	readOrganisations,
	readPartners,
	readPilots,
	readResults,
	readSolutions,
	readSuppliers,
	type Asked
} from './read-lists.server.ts';
import { resultList } from './result-list.server.ts';
import { solutionList } from './solution-list.server.ts';
import { supplierList } from './supplier-list.server.ts';

/** What one file holds, before it is written in any format. */
export type Opened = {
	readonly total: number;
	readonly count: number;
	readonly head: (reader: Reader) => readonly string[];
	readonly rows: (reader: Reader) => Generator<readonly OpenCell[]>;
	readonly json: () => Generator<Readonly<Record<string, unknown>>>;
};

type Open = (db: Db, asked: Asked) => Promise<Opened>;

function opening<T>(
	list: OpenList<T>,
	read: (db: Db, asked: Asked) => Promise<{ readonly items: readonly T[]; readonly total: number }>
): Open {
	return async (db, asked) => {
		const { items, total } = await read(db, asked);
		return {
			total,
			count: items.length,
			head: list.head,
			*rows(reader) {
				for (const item of items) yield* list.rows(item, reader);
			},
			*json() {
				for (const item of items) yield list.json(item, asked.origin);
			}
		};
	};
}

export const openLists: Readonly<Record<ListName, Open>> = {
	piloter: opening(pilotList, readPilots),
	behov: opening(needList, readNeeds),
	resultat: opening(resultList, readResults),
	laerdommer: opening(lessonList, readLessons),
	losninger: opening(solutionList, readSolutions),
	partner: opening(partnerList, readPartners),
	leverandorer: opening(supplierList, readSuppliers),
	arrangementer: opening(eventList, readEvents),
	ordbok: opening(conceptList, readConcepts)
};

/** All organisations, those of before too. */
export const openOrganisations = opening(partnerList, readOrganisations);

export function readerOf(text: Text, origin: string, technologies: readonly Technology[]): Reader {
	const sv = text.lang === 'sv';
	const names = new Map<string, string>();
	for (const area of technologies) {
		names.set(area.groupKey, sv ? area.groupSv : area.groupNb);
		names.set(area.key, sv ? area.nameSv : area.nameNb);
	}
	return { text, origin, technologyName: (key) => names.get(groupOf(key) ?? key) ?? key };
}
