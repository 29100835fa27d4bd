import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as made from '../../../tests/files.ts';
import { most } from './document.ts';
import { inWaitingFolder } from './file-folder.server.ts';
import { prepareFiles, type Prepared } from './prepare-files.server.ts';
import { receiveFiles } from './receive-files.server.ts';

let dataDir: string;
beforeAll(async () => {
	dataDir = await mkdtemp(join(tmpdir(), 'sol-files-'));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

type Done = { issues: { key: string; name: unknown }[]; kept: { file: Prepared; bytes: Buffer[] }[] };

async function upload(request: Request): Promise<Done> {
	return inWaitingFolder(dataDir, async (folder) => {
		const prepared = await prepareFiles(await receiveFiles(request, folder));
		if (!prepared.ok)
			return { issues: prepared.issues.map(({ key, params }) => ({ key, name: params?.['name'] })), kept: [] };
		const kept = prepared.value.map(async (file) => ({
			file,
			bytes: await Promise.all(file.files.map(({ path }) => readFile(path)))
		}));
		return { issues: [], kept: await Promise.all(kept) };
	});
}

const one = (name: string, content: Buffer) => upload(made.uploadOf([{ name, content }]));
const faultOf = async (name: string, content: Buffer) => (await one(name, content)).issues[0]?.key;

describe('uploading a photograph', () => {
	test('keeps it upright in three widths, without what the camera knew', async () => {
		const original = await made.photo();
		expect((await sharp(original).metadata()).exif?.includes('Kari Nordmann')).toBe(true);
		const { kept, issues } = await one('Bilde fra tur.JPG', original);
		expect(issues).toEqual([]);
		expect(kept[0]?.file).toMatchObject({
			name: 'Bilde fra tur.webp',
			mediaType: 'image/webp',
			width: 1600,
			height: 2133
		});
		const drawn = await Promise.all((kept[0]?.bytes ?? []).map((bytes) => sharp(bytes).metadata()));
		expect(drawn.map(({ width, format }) => [width, format])).toEqual([
			[480, 'webp'],
			[960, 'webp'],
			[1600, 'webp']
		]);
		for (const each of drawn)
			expect([each.exif, each.xmp, each.orientation]).toEqual([undefined, undefined, undefined]);
		for (const bytes of kept[0]?.bytes ?? []) expect(bytes.includes('Kari')).toBe(false);
	});

	test('keeps a small one as small as it is', async () => {
		const { kept } = await one(
			'logo.png',
			await sharp(await made.photo({ width: 60, height: 300 }))
				.png()
				.toBuffer()
		);
		expect(kept[0]?.file).toMatchObject({ width: 60, height: 300 });
		expect(kept[0]?.bytes).toHaveLength(1);
	});

	test('is refused where it would unfold to more than fifty megapixels', async () => {
		const wide = { width: 9000, height: 6000, channels: 3, background: '#fff' } as const;
		expect(await faultOf('hvit.png', await sharp({ create: wide }).png().toBuffer())).toBe(
			'document.has_too_many_pixels'
		);
	});

	test('is refused where half of it is missing', async () => {
		const whole = await made.photo({ width: 800, height: 600 });
		expect(await faultOf('halv.jpg', whole.subarray(0, whole.length / 2))).toBe('document.is_broken');
	});
});

describe('uploading a document', () => {
	test.each([
		['rapport.pdf', made.pdf(), 'application/pdf', 'rapport.pdf'],
		['rapport.exe', made.pdf(), 'application/pdf', 'rapport.pdf'],
		['plan.docx', made.docx(), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'plan.docx'],
		['tall.csv', Buffer.from('\uFEFFBMI;år\n22,4;2026\n'), 'text/plain', 'tall.csv'],
		['BMI.csv', Buffer.from('BMI;år\n22,4;2026\n'), 'text/plain', 'BMI.csv']
	])('%s is kept as what it is', async (name, content, mediaType, kept) => {
		const {
			kept: [first]
		} = await one(name, content);
		expect(first?.file).toMatchObject({ mediaType, name: kept, width: null });
		expect(first?.bytes[0]?.equals(content)).toBe(true);
	});

	test.each([
		['faktura.pdf', made.linuxProgram, 'document.is_program'],
		['bilde.jpg', made.windowsProgram, 'document.is_program'],
		['notat.txt', Buffer.from('#!/bin/sh\nrm -rf ~\n'), 'document.is_program'],
		['tegning.svg', made.drawing, 'document.is_web_page'],
		['tegning.png', made.drawing, 'document.is_web_page'],
		['tegning.txt', Buffer.concat([Buffer.from('<?xml version="1.0"?>'), made.drawing]), 'document.is_web_page'],
		['side.csv', made.webPage, 'document.is_web_page'],
		['latin.csv', Buffer.from('år;bl\u00E5', 'latin1'), 'document.is_not_utf8'],
		['nul.txt', Buffer.from('a\u0000b'), 'document.is_not_taken'],
		['tom.pdf', Buffer.alloc(0), 'document.is_empty'],
		['arkiv.docx', made.zip([{ name: 'a.txt', content: Buffer.from('a') }]), 'document.is_not_taken'],
		['film.gif', Buffer.from('GIF89a\u0001\u0000\u0001\u0000\u0080\u0000\u0000'), 'document.is_other_picture'],
		['gammel.doc', Buffer.from('d0cf11e0a1b11ae1' + '00'.repeat(600), 'hex'), 'document.is_old_office'],
		['IMG_1.HEIC', Buffer.from('\u0000\u0000\u0000\u0018ftypheic\u0000\u0000\u0000\u0000mif1heic'), 'document.is_heic'],
		['811218-9876 liste.txt', Buffer.from('a'), 'document.personal_number_in_name']
	])('%s is refused for what it is', async (name, content, key) => {
		expect(await faultOf(name, content)).toBe(key);
	});

	test.each([
		['bomb', () => made.bomb(), 'document.swells'],
		['bomb that says it is small', () => made.lyingBomb(), 'document.swells'],
		['one that packs too well', () => made.bomb(20), 'document.swells'],
		[
			'one with macros',
			() => made.docx([{ name: 'word/vbaProject.bin', content: Buffer.from('x') }]),
			'document.has_macros'
		],
		[
			'a locked one',
			() => made.docx([{ name: 'word/a.xml', content: Buffer.from('x'), flags: 1 }]),
			'document.is_locked'
		],
		['a torn one', () => made.docx().subarray(0, -30), 'document.is_broken']
	])('a Word file is refused when it is %s', async (_, make, key) => {
		expect(await faultOf('plan.docx', make())).toBe(key);
	});
});

describe('uploading many at once', () => {
	test('names every faulty file, and keeps none', async () => {
		const { issues, kept } = await upload(
			made.uploadOf([
				{ name: 'a.pdf', content: made.linuxProgram },
				{ name: 'god.pdf', content: made.pdf() },
				{ name: 'b.svg', content: made.drawing },
				{ name: 'stor.pdf', content: Buffer.alloc(most.bytesPerFile + 1, '%PDF-1.4 ') }
			])
		);
		expect(kept).toEqual([]);
		expect(issues).toEqual([
			{ key: 'document.is_program', name: 'a.pdf' },
			{ key: 'document.is_web_page', name: 'b.svg' },
			{ key: 'document.is_too_large', name: 'stor.pdf' }
		]);
	});

	test('takes twenty files and not twenty-one', async () => {
		const files = Array.from({ length: 21 }, (_, place) => ({ name: `${place}.pdf`, content: made.pdf(`${place}`) }));
		expect((await upload(made.uploadOf(files.slice(1)))).kept).toHaveLength(20);
		expect((await upload(made.uploadOf(files))).issues).toMatchObject([{ key: 'document.too_many' }]);
	});

	test('asks for a file where none was chosen, or the form is another one', async () => {
		expect((await upload(made.uploadOf([{ name: '', content: Buffer.alloc(0) }]))).issues).toMatchObject([
			{ key: 'document.no_file' }
		]);
		const plain = new Request('http://127.0.0.1/', { method: 'POST', body: new URLSearchParams({ a: 'b' }) });
		expect((await upload(plain)).issues).toMatchObject([{ key: 'document.no_file' }]);
	});

	test('says so when the connection broke', async () => {
		const whole = made.uploadOf([{ name: 'a.pdf', content: made.pdf() }]);
		const bytes = new Uint8Array(await whole.clone().arrayBuffer());
		const torn = new Request('http://127.0.0.1/', {
			method: 'POST',
			body: bytes.subarray(0, bytes.length - 100),
			headers: whole.headers
		});
		expect((await upload(torn)).issues).toMatchObject([{ key: 'document.broken_off' }]);
	});

	test('stops counting where a request is too large, whether it says so or not', async () => {
		const block = new Uint8Array(1024 * 1024);
		let sent = 0;
		const endless = () =>
			new ReadableStream<Uint8Array>({
				pull: (controller) => {
					sent += 1;
					if (sent > 70) controller.close();
					else controller.enqueue(block);
				}
			});
		const headers = { 'content-type': 'multipart/form-data; boundary=x' };
		const init: RequestInit & { duplex: 'half' } = { method: 'POST', body: endless(), headers, duplex: 'half' };
		const silent = new Request('http://127.0.0.1/', init);
		expect((await upload(silent)).issues).toMatchObject([{ key: 'document.request_too_large' }]);
		const honest = new Request('http://127.0.0.1/', {
			method: 'POST',
			body: new Uint8Array(10),
			headers: { ...headers, 'content-length': String(200 * 1024 * 1024) }
		});
		expect((await upload(honest)).issues).toMatchObject([{ key: 'document.request_too_large' }]);
	});
});
