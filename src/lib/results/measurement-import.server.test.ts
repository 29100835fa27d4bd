import { deflateRawSync } from 'node:zlib';
import { eq, inArray, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import type { Actor } from '#lib/accounts/actor.ts';
import { journalEntry } from '#lib/journal/schema.server.ts';
import { pilot } from '#lib/pilots/schema.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { accepted } from '../../../tests/decided.ts';
import { keepImport } from './measurement-import-check.server.ts';
import { confirmImport } from './measurement-import-confirm.server.ts';
import { readTable } from './measurement-import-file.server.ts';
import { templateFile } from './measurement-import-template.server.ts';
import { unpackedWorkbook } from './measurement-import-zip.server.ts';
import { importOf, importsOf } from './measurement-imports.server.ts';
import { measurementImport } from './reporting-schema.server.ts';
import { measurement } from './schema.server.ts';

const { db } = await testDb({ demo: true });
const reading = { lang: 'nb', today: '2026-11-21' } as const;
const home = 'ringsaker';

let kari: Actor, finance: Actor, foreign: Actor;
let slug = '';
let pilotId = '';

beforeAll(async () => {
	[kari, finance, foreign] = await Promise.all([
		actorOf(db, 'redaktor.ringsaker'),
		actorOf(db, 'okonomi.ringsaker'),
		actorOf(db, 'redaktor.karlstad')
	]);
	const [row] = await db.select({ id: pilot.id, slug: pilot.slug }).from(pilot).where(eq(pilot.externalId, 'P14'));
	[pilotId, slug] = [row?.id ?? '', row?.slug ?? ''];
});

beforeEach(async () => {
	await db.delete(measurement).where(eq(measurement.pilotId, pilotId));
	await db.delete(measurementImport);
});

const head = 'Pilot;Indikator;Tidspunkt;Verdi;Antall målte;Målt fra;Målt til;Metode;Samlet inn av;Merknad';
const points = ['Ved slutten', '6 måneder etter', '12 måneder etter', 'Underveis'];

/** Keys of indicators that are entered as a value and take a small one. */
async function indicatorKeys(count: number): Promise<string[]> {
	const rows = await db.execute<{ key: string }>(sql`
		select distinct on (key) key from indicator where not is_share and not is_computed and pilot_id is null
			and coalesce(valid_min <= 1, true) and coalesce(valid_max >= 5, true) order by key, version desc limit ${count}`);
	return rows.map(({ key }) => key);
}

/** Forty rows: the fifth has an unreadable value, the ninth no such point, the thirteenth a pilot of another, the last is the second again. */
async function forty(): Promise<string[]> {
	const keys = await indicatorKeys(10);
	const rows = Array.from({ length: 39 }, (_, at) => {
		const value = at === 2 ? '2,5' : '3';
		return [
			slug,
			keys[Math.floor(at / 4)],
			points[at % 4],
			value,
			'12',
			'1.9.2026',
			'30.9.2026',
			'Systemlogg',
			'unit',
			''
		];
	});
	rows[4]?.splice(3, 1, 'mye');
	rows[8]?.splice(2, 1, 'i fjor');
	rows[12]?.splice(0, 1, 'finnes ikke');
	return [...rows, rows[1] ?? []].map((row) => row.join(';'));
}

const csv = (rows: readonly string[], name = 'målinger.csv') => new File([[head, ...rows].join('\r\n')], name);

async function keep(file: File, by = kari): Promise<string> {
	return accepted(await keepImport(db, by, home, file));
}

async function look(id: string) {
	const { outcomes } = await importOf(db, kari, home, id, reading);
	return {
		outcomes,
		counts: ['new', 'duplicate', 'faulty'].map((state) => outcomes.filter((each) => each.state === state).length)
	};
}

function confirm(id: string, which: string, by = kari) {
	const form = new FormData();
	form.set('which', which);
	return confirmImport(db, by, { organisationId: home, id }, form, reading);
}

const stored = async () => (await db.select().from(measurement).where(eq(measurement.pilotId, pilotId))).length;

describe('forty measurements in a file', () => {
	test('are looked at first: rows and columns that are wrong, and nothing is written', async () => {
		const { counts, outcomes } = await look(await keep(csv(await forty())));
		expect(counts).toEqual([36, 1, 3]);
		const faults = outcomes.filter(({ state }) => state === 'faulty');
		expect(faults.map(({ row, issues }) => [row, issues.map(({ field, key }) => [field, key])])).toEqual([
			[6, [['value', 'number.unreadable']]],
			[10, [['point', 'measurement.unknown_point']]],
			[14, [['pilot', 'import.unknown_pilot']]]
		]);
		expect(outcomes.find(({ state }) => state === 'duplicate')?.row).toBe(41);
		expect(await stored()).toBe(0);
	});

	test('go in as submitted values, but only the right ones and only once', async () => {
		const id = await keep(csv(await forty()));
		expect(await confirm(id, 'all')).toMatchObject({ ok: false, issues: [{ key: 'import.has_faults' }] });
		expect(await stored()).toBe(0);
		expect(await confirm(id, 'right')).toEqual({ ok: true, value: { added: 36, there: 1, faulty: 3 } });
		const rows = await db.select().from(measurement).where(eq(measurement.pilotId, pilotId));
		expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['submitted']));
		expect(rows.map(({ value }) => value)).toContain('2.5000');
		const log = await db
			.select({ kind: journalEntry.kind, by: journalEntry.personId, organisation: journalEntry.organisationId })
			.from(journalEntry)
			.where(
				inArray(
					journalEntry.aboutId,
					rows.map((row) => row.id)
				)
			)
			.orderBy(journalEntry.kind);
		const moves = ['measurement.entered', 'measurement.submitted'].flatMap((kind) =>
			rows.map(() => ({ kind, by: kari.personId, organisation: home }))
		);
		expect(log).toEqual(moves);

		expect(await confirm(id, 'right')).toMatchObject({ value: { added: 0, there: 37 } });
		const again = await keep(csv(await forty()));
		expect((await look(again)).counts).toEqual([0, 37, 3]);
		expect(await confirm(again, 'right')).toMatchObject({ value: { added: 0 } });
		expect(await stored()).toBe(36);
	});

	test('sent twice at the same moment go in once', async () => {
		const id = await keep(csv(await forty()));
		await Promise.all([confirm(id, 'right'), confirm(id, 'right')]);
		expect(await stored()).toBe(36);
	});

	test('are only for those who may enter values there', async () => {
		const id = await keep(csv(await forty()));
		await expect(keep(csv(await forty()), foreign)).rejects.toMatchObject({ status: 404 });
		await expect(keep(csv(await forty()), finance)).rejects.toMatchObject({ status: 403 });
		await expect(confirm(id, 'right', foreign)).rejects.toMatchObject({ status: 404 });
		await expect(importsOf(db, foreign, home)).rejects.toMatchObject({ status: 404 });
		const theirs = await db.execute<{ slug: string }>(sql`select slug from pilot where owner_id = 'karlstad' limit 1`);
		const [first = ''] = await forty();
		const { outcomes } = await look(await keep(csv([first.replace(slug, theirs[0]?.slug ?? '')])));
		expect(outcomes).toMatchObject([{ state: 'faulty', issues: [{ key: 'import.unknown_pilot' }] }]);
	});

	test('keep no personal number, not even while they are looked at', async () => {
		const [first = ''] = await forty();
		const id = await keep(csv([`${first}Gjelder 01010012356`, first]));
		const { outcomes } = await look(id);
		expect(outcomes[0]).toMatchObject({ state: 'faulty', issues: [{ field: 'note', key: 'text.personal_number' }] });
		const kept = await db.select().from(measurementImport).where(eq(measurementImport.id, id));
		expect(JSON.stringify(kept)).not.toContain('01010012356');
	});
});

describe('a file', () => {
	const read = async (bytes: Buffer, name: string) => readTable(new File([new Uint8Array(bytes)], name));
	const table = [
		['Måling', 'Verdi'],
		['Fall', '2,5']
	];

	test.each([
		['with semicolons', Buffer.from('Måling;Verdi\r\nFall;2,5\r\n')],
		['with commas', Buffer.from('Måling,Verdi\nFall,"2,5"\n')],
		['that begins with a mark of its order', Buffer.from('\uFEFFMåling;Verdi\nFall;2,5\n')],
		['in the letters of older spreadsheets', Buffer.from('Måling;Verdi\nFall;2,5\n', 'latin1')]
	])('%s is read', async (_, bytes) => expect(await read(bytes, 'x.csv')).toEqual({ ok: true, value: table }));

	test('of a spreadsheet is read, with its numbers and days as somebody would have typed them', async () => {
		const bytes = await writeXlsxFile([
			[{ value: 'Måling' }, { value: 'Verdi' }, { value: 'Dag' }],
			[{ value: 'Fall' }, { value: 2.125 }, { value: new Date(Date.UTC(2026, 8, 1)), format: 'dd.mm.yyyy' }]
		]).toBuffer();
		expect(await read(bytes, 'x.xlsx')).toEqual({
			ok: true,
			value: [
				['Måling', 'Verdi', 'Dag'],
				['Fall', '2,1250', '2026-09-01']
			]
		});
	});

	test('is the template, with the headings that an import knows', async () => {
		for (const lang of ['nb', 'sv'] as const) {
			const filled = await read(await templateFile(lang), 'mal.xlsx');
			expect(filled).toMatchObject({ ok: true });
			expect(await keepImport(db, kari, home, new File([new Uint8Array(await templateFile(lang))], 'm.xlsx'))).toEqual({
				ok: false,
				issues: [{ field: 'file', key: 'import.no_rows' }]
			});
		}
	});

	test.each([
		['of nothing', Buffer.alloc(0), 'import.no_file'],
		['of more than two megabytes', Buffer.alloc(2 * 1024 * 1024 + 1, 'a'), 'import.file_too_large'],
		['of more than two thousand rows', Buffer.from('a\n'.repeat(2002)), 'import.too_many_rows'],
		['that is a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]), 'import.unreadable'],
		['that ends too early', Buffer.from('PK\u0003\u0004 and no more'), 'import.unreadable']
	])('%s is refused', async (_, bytes, key) =>
		expect(await read(bytes, 'x.xlsx')).toMatchObject({ ok: false, issues: [{ field: 'file', key }] })
	);

	test('that says it becomes huge is refused before it is unpacked', async () => {
		const bomb = bombOf(1024 * 1024, 900 * 1024 * 1024);
		expect(await read(bomb, 'x.xlsx')).toMatchObject({ issues: [{ key: 'import.unpacks_too_large' }] });
	});

	test('that lies about its size is stopped while it is unpacked', () => {
		const bomb = bombOf(64 * 1024 * 1024, 1000);
		expect(bomb.length).toBeLessThan(100_000);
		const before = process.memoryUsage().arrayBuffers;
		expect(unpackedWorkbook(bomb)).toEqual({ kind: 'too_large' });
		expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(48 * 1024 * 1024);
	});
});

/** A zip of one part: as many zeros, and the size that it says. */
function bombOf(zeros: number, told: number): Buffer {
	const data = deflateRawSync(Buffer.alloc(zeros));
	const name = Buffer.from('xl/worksheets/sheet1.xml');
	const facts = Buffer.alloc(26);
	facts.writeUInt16LE(8, 4);
	facts.writeUInt32LE(data.length, 14);
	facts.writeUInt32LE(told, 18);
	facts.writeUInt16LE(name.length, 22);
	const file = Buffer.concat([Buffer.from('PK\u0003\u0004'), facts, name, data]);
	const directory = Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\0'), facts, Buffer.alloc(14), name]);
	const end = Buffer.alloc(22);
	end.write('PK\u0005\u0006');
	end.writeUInt16LE(1, 10);
	end.writeUInt32LE(directory.length, 12);
	end.writeUInt32LE(file.length, 16);
	return Buffer.concat([file, directory, end]);
}
