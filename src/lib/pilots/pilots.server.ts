/** Pilots as those see them who work on them: the public version and the open one side by side. */
import { and, asc, desc, eq, inArray, or, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Action } from '#lib/accounts/may.ts';
import type { Db } from '#lib/db.server.ts';
import { predecessorsOf, type Directory } from '#lib/organisations/organisation.ts';
import { organisationDirectory, type Organisation } from '#lib/organisations/organisations.server.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import { mayOn } from './co-owner.ts';
import { isCoOwned } from './co-owners.server.ts';
import { isOpen, type PilotContent, type PilotHead, type Publication } from './pilot.ts';
import { byRole, headColumns, versionColumns } from './pilot-columns.server.ts';
import { pilot, pilotVersion } from './schema.server.ts';

export type Version = {
	number: number;
	publication: Publication;
	revision: number;
	content: PilotContent;
	editedBy: string | null;
	editedAt: Date;
	submittedBy: string | null;
	submittedAt: Date | null;
};

export type Pilot = PilotHead & {
	/** What readers see, unless the page is hidden. */
	public: Version | null;
	/** Draft, submitted or returned. */
	open: Version | null;
	/** The newest version, which is withdrawn when there is neither a public nor an open one. */
	last: Version;
	/** As the version that is worked on names them. */
	coOwners: readonly string[];
};

/** Undefined when there is none with this id. With `lock` nobody else changes it before the transaction ends. */
export async function pilotById(db: Db, id: string, { lock = false } = {}): Promise<Pilot | undefined> {
	if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return undefined;
	const heads = db
		.select(headColumns)
		.from(pilot)
		.innerJoin(organisation, eq(organisation.id, pilot.ownerId))
		.where(eq(pilot.id, id));
	const [head] = await (lock ? heads.for('update', { of: pilot }) : heads);
	if (!head) return undefined;
	return assembled(headOf(head), await shownVersions(db, [id]));
}

/** @throws 404 when there is none, or `by` may not know of it; 403 when `by` may read it but not do `action` */
export async function demandPilot(db: Db, by: Actor | null, action: Action, id: string, lock = false): Promise<Pilot> {
	const wanted = found(await pilotById(db, id, { lock }));
	demandOn(by, action, wanted);
	return wanted;
}

/** @throws as above, for a pilot that is at hand */
export function demandOn(by: Actor | null, action: Action, wanted: Pilot): asserts by is Actor {
	if (by !== null && mayOn(by, action, wanted)) return;
	const isPublic = wanted.public !== null && wanted.hiddenAt === null;
	const isKnown = isPublic || mayOn(by, 'pilot.read_draft', wanted);
	demand(by, action, { organisationId: wanted.ownerId }, isKnown ? 'public.read' : action);
}

export type Workspace = {
	organisation: Organisation;
	/** The organisation and those that it came after. */
	covers: readonly string[];
	directory: Directory<Organisation>;
};

/** @throws 404 when there is no such organisation, or its workspace is not for `by` */
export async function pilotWorkspace(db: Db, by: Actor | null, organisationId: string): Promise<Workspace> {
	const directory = await organisationDirectory(db);
	const own = found(directory.get(organisationId));
	demand(by, 'workspace.read', { organisationId });
	return {
		organisation: own,
		covers: [organisationId, ...predecessorsOf(organisationId, directory).map(({ id }) => id)],
		directory
	};
}

/** A pilot on a page of the workspace of its owner, a co-owner or a successor. @throws 404 in any other workspace */
export async function pilotIn(db: Db, by: Actor | null, organisationId: string, id: string) {
	const workspace = await pilotWorkspace(db, by, organisationId);
	const wanted = await demandPilot(db, by, 'pilot.read_draft', id);
	const isHere = [wanted.ownerId, ...wanted.coOwners].some((each) => workspace.covers.includes(each));
	return { ...workspace, pilot: found(isHere ? wanted : undefined) };
}

/** More pilots than any organisation has had. */
const MOST = 200;

/** Own and co-owned ones, the newest change first. */
export async function pilotsOf(db: Db, { covers }: Workspace): Promise<Pilot[]> {
	const heads = await db
		.select(headColumns)
		.from(pilot)
		.innerJoin(organisation, eq(organisation.id, pilot.ownerId))
		.where(or(inArray(pilot.ownerId, [...covers]), isCoOwned(covers)))
		.orderBy(desc(pilot.createdAt), asc(pilot.id))
		.limit(MOST);
	const versions = await shownVersions(
		db,
		heads.map(({ id }) => id)
	);
	return heads
		.map((head) =>
			assembled(
				headOf(head),
				versions.filter(({ pilotId }) => pilotId === head.id)
			)
		)
		.sort((one, other) => changedAt(other) - changedAt(one));
}

function changedAt(of: Pilot): number {
	return (of.open ?? of.public ?? of.last).editedAt.getTime();
}

type HeadRow = { [K in keyof PilotHead]: K extends 'language' | 'phase' | 'standing' ? string : PilotHead[K] };

/** Its words are held to the lists by constraints of the table. */
function headOf(row: HeadRow): PilotHead {
	return row as PilotHead;
}

/** Open and public versions, and where there is neither, the newest. */
async function shownVersions(db: Db, pilotIds: readonly string[]) {
	if (pilotIds.length === 0) return [];
	return db
		.select(versionColumns)
		.from(pilotVersion)
		.where(
			and(
				inArray(pilotVersion.pilotId, [...pilotIds]),
				sql`(pilot_version.publication <> 'withdrawn' or pilot_version.number =
					(select max(newest.number) from pilot_version newest where newest.pilot_id = pilot_version.pilot_id))`
			)
		)
		.orderBy(asc(pilotVersion.number))
		.limit(MOST * 3);
}

type VersionRow = Awaited<ReturnType<typeof shownVersions>>[number];

function versionOf({ pilotId, publication, taking, ...row }: VersionRow): Version & { pilotId: string } {
	const { number, revision, editedBy, editedAt, submittedBy, submittedAt, ...written } = row;
	const content = { ...written, ...byRole(taking) };
	const stamps = { editedBy, editedAt, submittedBy, submittedAt };
	// held to the list by a constraint of the table
	return { pilotId, number, publication: publication as Publication, revision, content, ...stamps };
}

function assembled(head: PilotHead, rows: readonly VersionRow[]): Pilot {
	const versions = rows.map(versionOf);
	const last = versions.at(-1);
	if (!last) throw new Error(`Pilot ${head.id} has no version`);
	const shown = {
		public: versions.find(({ publication }) => publication === 'published') ?? null,
		open: versions.find(({ publication }) => isOpen(publication)) ?? null,
		last
	};
	return { ...head, ...shown, coOwners: (shown.open ?? shown.public ?? last).content.coOwners };
}
