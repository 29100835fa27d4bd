/** What an import of measurements is checked against, and the imports of an organisation. */
import { and, asc, desc, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import { may } from '#lib/accounts/may.ts';
import type { Db } from '#lib/db.server.ts';
import type { Lang } from '#lib/lang.ts';
import { messages } from '#lib/messages.server.ts';
import { predecessorsOf } from '#lib/organisations/organisation.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { isCoOwned } from '#lib/pilots/co-owners.server.ts';
import { pilot } from '#lib/pilots/schema.server.ts';
import type { Indicator } from './indicator.ts';
import { indicatorColumns, indicatorOf } from './indicators.server.ts';
import {
	checkRows,
	namesIndicator,
	type Existing,
	type ImportPilot,
	type Outcome,
	type Surroundings
} from './measurement-import.ts';
import { wordsOf, type SheetRow } from './measurement-import-sheet.ts';
import { isUndecided } from './measurement.ts';
import { isId, workingTitle } from './measuring.server.ts';
import { measurementImport } from './reporting-schema.server.ts';
import { indicator, measurement, pilotIndicator, unit } from './schema.server.ts';

/** What is typed in the headings and in cells with a fixed choice, in both languages. */
export const words = wordsOf([messages.nb, messages.nn, messages.sv]);

export type Reading = { readonly lang: Lang; readonly today: string };

const mostPilots = 1000;
const mostValues = 50_000;

/** Every pilot that the organisation, or one it came after, owns or co-owns, and in which the person may enter values. */
async function pilotsFor(db: Db, by: Actor, organisationId: string): Promise<ImportPilot[]> {
	const before = predecessorsOf(organisationId, await organisationDirectory(db)).map(({ id }) => id);
	const owners = [organisationId, ...before].filter((id) => may(by, 'measurement.write', { organisationId: id }));
	if (owners.length === 0) return [];
	const rows = await db
		.select({
			id: pilot.id,
			ownerId: pilot.ownerId,
			title: workingTitle,
			language: pilot.language,
			slug: pilot.slug,
			externalId: pilot.externalId
		})
		.from(pilot)
		.where(or(inArray(pilot.ownerId, owners), isCoOwned(owners)))
		.orderBy(asc(pilot.createdAt))
		.limit(mostPilots);
	return rows.map(({ slug, externalId, ...of }) => ({
		...of,
		names: externalId === null ? [slug] : [slug, externalId]
	}));
}

async function valuesOf(db: Db, pilotIds: readonly string[]): Promise<(Existing & { version: number })[]> {
	if (pilotIds.length === 0) return [];
	const rows = await db
		.select({
			pilotId: measurement.pilotId,
			indicatorKey: measurement.indicatorKey,
			version: measurement.indicatorVersion,
			point: measurement.point,
			value: sql<string>`trim_scale(${measurement.value})::text`,
			numerator: sql<string | null>`trim_scale(${measurement.numerator})::text`,
			denominator: sql<string | null>`trim_scale(${measurement.denominator})::text`,
			n: measurement.n,
			startsOn: measurement.startsOn,
			endsOn: measurement.endsOn,
			state: measurement.state
		})
		.from(measurement)
		.where(and(inArray(measurement.pilotId, [...pilotIds]), ne(measurement.state, 'superseded')))
		.limit(mostValues);
	return rows.map(({ state, ...of }) => ({ ...of, undecided: isUndecided(state) }));
}

type Definitions = Surroundings['indicatorOf'];
type Used = { pilotId: string; indicatorKey: string; version: number };

/** As `indicatorFor` finds them one by one: the definition in use, else today's. */
async function definitionsFor(db: Db, pilotIds: readonly string[], measured: readonly Used[]): Promise<Definitions> {
	const own =
		pilotIds.length === 0
			? isNull(indicator.pilotId)
			: or(isNull(indicator.pilotId), inArray(indicator.pilotId, [...pilotIds]));
	const rows = await db
		.select(indicatorColumns)
		.from(indicator)
		.innerJoin(unit, eq(unit.key, indicator.unit))
		.where(and(eq(indicator.isComputed, false), own))
		.orderBy(desc(indicator.version))
		.limit(5000);
	const planned =
		pilotIds.length === 0
			? []
			: await db
					.select({
						pilotId: pilotIndicator.pilotId,
						indicatorKey: pilotIndicator.indicatorKey,
						version: pilotIndicator.indicatorVersion
					})
					.from(pilotIndicator)
					.where(inArray(pilotIndicator.pilotId, [...pilotIds]))
					.limit(mostValues);
	const all = rows.map(indicatorOf);
	return (pilotId, asked) => {
		const named = all.find((each) => namesIndicator(each, asked) && isFor(each, pilotId));
		const inUse = [...measured, ...planned].find(
			(each) => each.pilotId === pilotId && each.indicatorKey === named?.key
		);
		return all.find((each) => each.key === named?.key && each.version === (inUse?.version ?? named.version));
	};
}

function isFor({ pilotId: owner }: Indicator, pilotId: string | undefined): boolean {
	return owner === null || owner === pilotId;
}

export async function checkedRows(
	db: Db,
	by: Actor,
	organisationId: string,
	rows: readonly SheetRow[],
	reading: Reading
): Promise<readonly Outcome[]> {
	const pilots = await pilotsFor(db, by, organisationId);
	const ids = pilots.map(({ id }) => id);
	const existing = await valuesOf(db, ids);
	const indicatorOfRow = await definitionsFor(db, ids, existing);
	return checkRows(rows, { pilots, existing, indicatorOf: indicatorOfRow, words, ...reading });
}

export type KeptImport = { id: string; fileName: string; state: 'checked' | 'imported'; uploadedAt: Date };

/** What somebody may import into, and what they have brought so far. @throws 404, 403 */
export async function importsOf(db: Db, by: Actor, organisationId: string): Promise<KeptImport[]> {
	demand(by, 'measurement.write', { organisationId }, 'workspace.read');
	found((await organisationDirectory(db)).get(organisationId));
	return db
		.select({
			id: measurementImport.id,
			fileName: measurementImport.fileName,
			state: sql<KeptImport['state']>`${measurementImport.state}`,
			uploadedAt: measurementImport.uploadedAt
		})
		.from(measurementImport)
		.where(and(eq(measurementImport.organisationId, organisationId), eq(measurementImport.uploadedBy, by.personId)))
		.orderBy(desc(measurementImport.uploadedAt))
		.limit(20);
}

export type CheckedImport = KeptImport & { outcomes: readonly Outcome[] };

/** One's own import, checked against what is there now. @throws 404, 403 */
export async function importOf(
	db: Db,
	by: Actor,
	organisationId: string,
	id: string,
	reading: Reading
): Promise<CheckedImport> {
	demand(by, 'measurement.write', { organisationId }, 'workspace.read');
	const { rows, ...kept } = await keptRows(db, by, organisationId, id);
	return { ...kept, outcomes: await checkedRows(db, by, organisationId, rows, reading) };
}

/** @throws 404 for what another person brought */
export async function keptRows(
	db: Db,
	by: Actor,
	organisationId: string,
	id: string
): Promise<KeptImport & { rows: readonly SheetRow[] }> {
	const [row] = isId(id)
		? await db
				.select()
				.from(measurementImport)
				.where(
					and(
						eq(measurementImport.id, id),
						eq(measurementImport.organisationId, organisationId),
						eq(measurementImport.uploadedBy, by.personId)
					)
				)
				.for('no key update')
		: [];
	const { fileName, state, uploadedAt, rows } = found(row);
	return { id, fileName, state: state === 'imported' ? state : 'checked', uploadedAt, rows: rows as SheetRow[] };
}
