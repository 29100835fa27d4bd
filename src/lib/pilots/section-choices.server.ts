/** What the lists of a pilot's form offer. */
import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { Lang } from '#lib/lang.ts';
import { actingToday, nameIn, type Directory } from '#lib/organisations/organisation.ts';
import type { Organisation } from '#lib/organisations/organisations.server.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import { technologies } from '#lib/organisations/technologies.server.ts';
import { workPackage } from '#lib/projects/schema.server.ts';
import type { Option, Options } from './field-text.ts';
import { membersToday } from './members-today.server.ts';
import { currencyOf, partnerLists, type PartnerList, type PilotContent, type PilotHead } from './pilot.ts';
import type { Choices } from './pilot-form.ts';
import type { Section } from './section-field.ts';

type Asked = {
	of: Pick<PilotHead, 'ownerId' | 'projectId'>;
	content: Pick<PilotContent, PartnerList>;
	directory: Directory<Organisation>;
	lang: Lang;
	today: string;
};

/** Only what the section shows is read; without a section, everything. */
export async function sectionOptions(
	db: Db,
	section: Section | null,
	{ of, content, directory, lang, today }: Asked
): Promise<Options> {
	const shows = (each: Section) => section === null || section === each;
	return {
		technologyArea: shows('technology') ? await areaOptions(db, lang) : [],
		supplierId: shows('technology') ? await supplierOptions(db, lang) : [],
		workPackage: shows('plan') ? await workPackageOptions(db, of.projectId, lang) : [],
		contacts: shows('cooperation') ? await contactOptions(db, of, directory, today) : [],
		partners: shows('cooperation') ? partnerOptions(of, content, directory, lang) : []
	};
}

export function choicesOf(options: Options, of: Pick<PilotHead, 'country'>): Choices {
	const values = (list: readonly Option[]) => list.map(({ value }) => value);
	return {
		technologyArea: values(options.technologyArea),
		supplierId: values(options.supplierId),
		workPackage: values(options.workPackage),
		contacts: values(options.contacts),
		partners: values(options.partners),
		currency: currencyOf(of.country)
	};
}

async function areaOptions(db: Db, lang: Lang): Promise<Option[]> {
	return (await technologies(db)).map((area) => ({
		value: area.key,
		label: nameIn(lang, area),
		group: nameIn(lang, { nameNb: area.groupNb, nameSv: area.groupSv })
	}));
}

async function supplierOptions(db: Db, lang: Lang): Promise<Option[]> {
	const rows = await db
		.select({ id: organisation.id, nameNb: organisation.nameNb, nameSv: organisation.nameSv })
		.from(organisation)
		.where(
			and(eq(organisation.kind, 'supplier'), isNotNull(organisation.verifiedAt), eq(organisation.isAdviser, false))
		)
		.orderBy(asc(organisation.nameNb))
		.limit(1000);
	return rows.map((row) => ({ value: row.id, label: nameIn(lang, row) }));
}

async function workPackageOptions(db: Db, projectId: string, lang: Lang): Promise<Option[]> {
	const rows = await db
		.select({ code: workPackage.code, nameNb: workPackage.nameNb, nameSv: workPackage.nameSv })
		.from(workPackage)
		.where(eq(workPackage.projectId, projectId))
		.orderBy(asc(workPackage.position))
		.limit(100);
	return rows.map((row) => ({ value: row.code, label: `${row.code} ${nameIn(lang, row)}` }));
}

/** Those who work today for the organisation that answers for the pilot. */
async function contactOptions(
	db: Db,
	{ ownerId }: Asked['of'],
	directory: Directory<Organisation>,
	today: string
): Promise<Option[]> {
	const owner = directory.get(ownerId);
	if (!owner) return [];
	const members = await membersToday(db, [actingToday(owner, directory, today).id], today);
	return members.map(({ personId, name }) => ({ value: personId, label: name }));
}

/** Those of today, and any that the pilot named when they were still there. */
function partnerOptions(
	of: Asked['of'],
	content: Asked['content'],
	directory: Directory<Organisation>,
	lang: Lang
): Option[] {
	const named = partnerLists.flatMap((list) => content[list]);
	return [...directory.values()]
		.filter((each) => each.id !== of.ownerId && each.kind !== 'secretariat')
		.filter((each) => each.succeededBy === null || named.includes(each.id))
		.map((each) => ({ value: each.id, label: nameIn(lang, each) }))
		.sort((one, other) => one.label.localeCompare(other.label, lang));
}
