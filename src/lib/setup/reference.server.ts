/** Data that every database has: organisations, technology areas, indicators, rule sets, demography, the glossary, page texts. */
import { sql } from 'drizzle-orm';
import demographyData from '#data/demography.json' with { type: 'json' };
import indicatorData from '#data/indicators.json' with { type: 'json' };
import organisationData from '#data/organisations.json' with { type: 'json' };
import pageData from '#data/pages.json' with { type: 'json' };
import ruleSetData from '#data/rule-sets.json' with { type: 'json' };
import type { Db } from '#lib/db.server.ts';
import {
	demography,
	organisation,
	representation,
	technologyArea,
	technologyGroup
} from '#lib/organisations/schema.server.ts';
import { ruleSet } from '#lib/projects/schema.server.ts';
import { pageText } from '#lib/site/schema.server.ts';
import { loadArchivedEvents } from './archived-events.server.ts';
import { loadIndicators } from './library.server.ts';
import { loadGlossary } from './load-glossary.server.ts';
import { incoming } from './upsert.server.ts';

/** Inserts what is missing and brings the rest up to date; texts that people edit are only inserted. */
export async function loadReference(db: Db): Promise<void> {
	await db.transaction(async (tx) => {
		await loadOrganisations(tx);
		await loadLibrary(tx);
		await loadRules(tx);
		await loadArchivedEvents(tx);
		await loadGlossary(tx);
		await tx
			.insert(demography)
			.values(demographyRows())
			.onConflictDoUpdate({
				target: [demography.key, demography.year],
				set: incoming(demography, ['key', 'year'])
			});
		await tx
			.insert(pageText)
			.values(Object.entries(pageData.about).map(([language, text]) => ({ page: 'about', language, text })))
			.onConflictDoNothing();
	});
}

async function loadOrganisations(tx: Db): Promise<void> {
	const rows = organisationData.organisations.map((row) => ({
		...row,
		latitude: row.latitude === null ? null : String(row.latitude),
		longitude: row.longitude === null ? null : String(row.longitude)
	}));
	// Successors stand after their predecessors in the file: first everybody, then who follows whom.
	await tx
		.insert(organisation)
		.values(rows.map((row) => ({ ...row, succeededBy: null })))
		.onConflictDoUpdate({
			target: organisation.id,
			set: incoming(organisation, ['verifiedAt', 'id', 'succeededBy', 'presentation', 'contactEmail', 'isDemo'])
		});
	const successors = rows.filter((row) => row.succeededBy !== null);
	await tx.execute(sql`
		update organisation set succeeded_by = follows.successor
		from (values ${sql.join(
			successors.map((row) => sql`(${row.id}, ${row.succeededBy})`),
			sql`, `
		)}) as follows(id, successor)
		where organisation.id = follows.id and organisation.succeeded_by is distinct from follows.successor`);
	await tx
		.insert(representation)
		.values(organisationData.representations)
		.onConflictDoUpdate({
			target: [representation.actsId, representation.memberId],
			set: incoming(representation, ['actsId', 'memberId'])
		});
}

async function loadLibrary(tx: Db): Promise<void> {
	const groups = Object.entries(indicatorData.technologyGroups).map(([key, name], position) => ({
		key,
		nameNb: name.nb,
		nameSv: name.sv,
		position
	}));
	await tx
		.insert(technologyGroup)
		.values(groups)
		.onConflictDoUpdate({ target: technologyGroup.key, set: incoming(technologyGroup, ['key']) });

	const areas = Object.entries(indicatorData.technologyAreas).map(([key, area]) => ({
		key,
		groupKey: area.group,
		nameNb: area.nb,
		nameSv: area.sv
	}));
	await tx
		.insert(technologyArea)
		.values(areas)
		.onConflictDoUpdate({ target: technologyArea.key, set: incoming(technologyArea, ['key']) });

	await loadIndicators(tx);
}

async function loadRules(tx: Db): Promise<void> {
	await tx
		.insert(ruleSet)
		.values(ruleSetData)
		.onConflictDoUpdate({
			target: ruleSet.id,
			set: incoming(ruleSet, ['id']),
			// under which an expense was submitted, it stays
			setWhere: sql`not exists (select from expense where expense.rule_set_id = ${ruleSet.id})`
		});
}

function demographyRows() {
	return demographyData.rows.flatMap(({ key, labelNb, labelSv, values }) =>
		Object.entries(values).map(([year, positions]) => ({
			key,
			labelNb,
			labelSv,
			year: Number(year),
			positions,
			source: demographyData.source
		}))
	);
}
