/** What the pages that compare versions show: all versions to those who work on a pilot, the published ones to everybody. */
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import type { Lang } from '#lib/lang.ts';
import { nameIn, type Directory } from '#lib/organisations/organisation.ts';
import { organisationDirectory, type Organisation } from '#lib/organisations/organisations.server.ts';
import { mayOn } from './co-owner.ts';
import { currencyOf, partnerLists, type PilotContent, type PilotHead } from './pilot.ts';
import { placeOf } from './pilot-hub.server.ts';
import { publishedPilot } from './pilot-views.server.ts';
import { pilotById, pilotIn } from './pilots.server.ts';
import { changes, type Change } from './section.ts';
import { sectionOptions } from './section-choices.server.ts';
import { chosenPair } from './version-choice.ts';
import { contentsOf, versionsOf } from './versions.server.ts';
import { isWithdrawn } from './withdraw-pilot.server.ts';

type Asked = { lang: Lang; today: string; search: URLSearchParams };
type Compared = { of: PilotHead; directory: Directory<Organisation>; numbers: readonly number[] };

/** All versions, for the owner's people. */
export async function versionsPage(db: Db, by: Actor, at: { organisation: string; id: string }, asked: Asked) {
	const { organisation, pilot, directory } = await pilotIn(db, by, at.organisation, at.id);
	const versions = await versionsOf(db, pilot.id);
	const numbers = versions.map(({ number }) => number);
	return {
		...placeOf(pilot, at.organisation, nameIn(asked.lang, organisation)),
		versions,
		hasOpen: pilot.open !== null,
		mayRestore: mayOn(by, 'pilot.write', pilot) && !(await isWithdrawn(db, pilot.id)),
		comparison: await comparison(db, { of: pilot, directory, numbers }, asked)
	};
}

/** Only what was once public, without names of people; undefined when the pilot is not public now. */
export async function publicVersions(db: Db, slug: string, asked: Asked) {
	const view = await publishedPilot(db, slug, asked.today);
	const pilot = view && (await pilotById(db, view.id));
	if (!pilot) return undefined;
	const published = (await versionsOf(db, pilot.id)).flatMap(({ number, publishedOn }) =>
		publishedOn === null ? [] : [{ number, publishedOn }]
	);
	const numbers = published.map(({ number }) => number);
	const directory = await organisationDirectory(db);
	const all = await comparison(db, { of: pilot, directory, numbers }, asked);
	return {
		pilot: { slug, title: view.title, language: view.language },
		versions: published,
		comparison: all && withoutPeople(all)
	};
}

export type Comparison = NonNullable<Awaited<ReturnType<typeof comparison>>>;

async function comparison(db: Db, { of, directory, numbers }: Compared, { lang, today, search }: Asked) {
	const pair = chosenPair(search, numbers);
	if (!pair) return null;
	const contents = await contentsOf(db, of.id, [pair.from, pair.to]);
	const [before, after] = [contents.get(pair.from), contents.get(pair.to)];
	if (!before || !after) return null;
	const content = { ...after, partners: [...partnersIn(before), ...after.partners] };
	return {
		...pair,
		changes: changes(before, after),
		currency: currencyOf(of.country),
		options: await sectionOptions(db, null, { of, content, directory, lang, today })
	};
}

function partnersIn(content: PilotContent): string[] {
	return partnerLists.flatMap((list) => content[list]);
}

/** Whom readers may write to is no part of the history: they are people, and may have left. */
function withoutPeople(compared: Comparison): Comparison {
	const isPerson = ({ field }: Change) => field === 'professionalContact' || field === 'itContact';
	return {
		...compared,
		changes: compared.changes.filter((each) => !isPerson(each)),
		options: { ...compared.options, contacts: [] }
	};
}
