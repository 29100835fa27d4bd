/** Files as people upload them, good and bad, made where they are needed. */
import { crc32, deflateRawSync } from 'node:zlib';
import sharp from 'sharp';

/** A photograph as a telephone takes it: lying on its side, with the place where it was taken. */
export async function photo({ width = 4000, height = 3000 } = {}): Promise<Buffer> {
	const noise = { type: 'gaussian', mean: 128, sigma: 12 } as const;
	return sharp({ create: { width, height, channels: 3, background: '#7a9', noise } })
		.withExif({
			IFD0: { Make: 'Telefon', Artist: 'Kari Nordmann' },
			IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '60/1 47/1 40/1', GPSLongitudeRef: 'E', GPSLongitude: '11/1 4/1 0/1' }
		})
		.withMetadata({ orientation: 6 })
		.jpeg({ quality: 85 })
		.toBuffer();
}

/** A PDF by hand that asks its reader to run a script. */
export function pdf(text = 'Rapport'): Buffer {
	return Buffer.from(`%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\("${text}"\\))>>>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>> endobj
trailer <</Root 1 0 R>>
%%EOF
`);
}

export const linuxProgram = Buffer.concat([Buffer.from('\u007FELF\u0002\u0001\u0001'), Buffer.alloc(200)]);
export const windowsProgram = Buffer.concat([Buffer.from('MZ\u0090'), Buffer.alloc(200)]);
export const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
export const webPage = Buffer.from('\n<!doctype html><title>x</title><script>alert(1)</script>');

type Entry = { name: string; content: Buffer; saysUnpacked?: number; flags?: number };

/** A ZIP archive; `saysUnpacked` lies about the size of a part. */
export function zip(entries: readonly Entry[]): Buffer {
	const locals: Buffer[] = [];
	const table: Buffer[] = [];
	let offset = 0;
	for (const { name, content, saysUnpacked = content.length, flags = 0 } of entries) {
		const packed = deflateRawSync(content);
		const shared = Buffer.alloc(26);
		shared.writeUInt16LE(20, 0);
		shared.writeUInt16LE(flags, 2);
		shared.writeUInt16LE(8, 4);
		shared.writeUInt32LE(crc32(content), 10);
		shared.writeUInt32LE(packed.length, 14);
		shared.writeUInt32LE(saysUnpacked, 18);
		shared.writeUInt16LE(Buffer.byteLength(name), 22);
		const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), shared, Buffer.from(name), packed]);
		const rest = Buffer.alloc(14);
		rest.writeUInt32LE(offset, 10);
		table.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), shared, rest, Buffer.from(name)]));
		locals.push(local);
		offset += local.length;
	}
	const directory = Buffer.concat(table);
	const end = Buffer.alloc(18);
	end.writeUInt16LE(entries.length, 4);
	end.writeUInt16LE(entries.length, 6);
	end.writeUInt32LE(directory.length, 8);
	end.writeUInt32LE(offset, 12);
	return Buffer.concat([...locals, directory, Buffer.from('PK\u0005\u0006'), end]);
}

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

function contentTypes(type: string): Entry {
	const text = `<?xml version="1.0"?><Types><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`;
	return { name: '[Content_Types].xml', content: Buffer.from(text) };
}

export function docx(more: readonly Entry[] = []): Buffer {
	const text = { name: 'word/document.xml', content: Buffer.from('<w:document><w:t>Hei</w:t></w:document>') };
	return zip([contentTypes(word), text, ...more]);
}

/** A document of a few hundred kilobytes that unpacks to `mebibytes`. */
export function bomb(mebibytes = 300): Buffer {
	return docx([{ name: 'word/media/a.bin', content: Buffer.alloc(mebibytes * 1024 * 1024) }]);
}

/** The same, saying that it is small. */
export function lyingBomb(): Buffer {
	return docx([{ name: 'word/media/a.bin', content: Buffer.alloc(50 * 1024 * 1024), saysUnpacked: 1000 }]);
}

export type Upload = { name: string; content: Buffer };

/** A request as a browser sends it. */
export function uploadOf(files: readonly Upload[], fields: Readonly<Record<string, string>> = {}): Request {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.append(name, value);
	for (const { name, content } of files) form.append('files', new File([new Uint8Array(content)], name));
	return new Request('http://127.0.0.1/', { method: 'POST', body: form });
}
