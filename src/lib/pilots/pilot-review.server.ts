/** What the secretariat reads before it decides. */
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import { may } from '#lib/accounts/may.ts';
import type { Db } from '#lib/db.server.ts';
import type { Lang } from '#lib/lang.ts';
import { nameIn } from '#lib/organisations/organisation.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { currencyOf, partnerLists } from './pilot.ts';
import { authorsOf, hiddenBecause, pilotHistory } from './pilot-journal.server.ts';
import { pilotById } from './pilots.server.ts';
import { remarksOn } from './remarks.server.ts';
import { sectionOptions } from './section-choices.server.ts';
import { changes } from './section.ts';

/** @throws 404 for everybody but the secretariat and the auditor, and for an unknown pilot */
export async function pilotReview(db: Db, by: Actor, id: string, { lang, today }: { lang: Lang; today: string }) {
	demand(by, 'review.read', { organisationId: null });
	const pilot = found(await pilotById(db, id));
	const shown = pilot.open ?? pilot.public ?? pilot.last;
	const before = pilot.public && pilot.open ? pilot.public.content : null;
	const earlier = before ? partnerLists.flatMap((list) => before[list]) : [];
	const named = { ...shown.content, partners: [...shown.content.partners, ...earlier] };
	const directory = await organisationDirectory(db);
	return {
		pilot: { id: pilot.id, slug: pilot.slug, title: shown.content.title, language: pilot.language },
		owner: { id: pilot.ownerId, name: nameIn(lang, { nameNb: pilot.ownerNb, nameSv: pilot.ownerSv }) },
		currency: currencyOf(pilot.country),
		publication: shown.publication,
		revision: shown.revision,
		submittedAt: shown.submittedAt,
		submittedBy: (await pilotHistory(db, id)).find(({ kind }) => kind === 'pilot.submitted')?.name ?? null,
		content: shown.content,
		before,
		changed: before ? changes(before, shown.content).map(({ field }) => field) : [],
		options: await sectionOptions(db, null, { of: pilot, content: named, directory, lang, today }),
		remarks: await remarksOn(db, id, shown.number),
		isPublic: pilot.public !== null,
		isHidden: pilot.hiddenAt !== null,
		hiddenBecause: pilot.hiddenAt === null ? null : await hiddenBecause(db, id),
		isOwnWork: (await authorsOf(db, id, shown)).includes(by.personId),
		mayDecide: may(by, 'pilot.decide', { organisationId: pilot.ownerId })
	};
}
