import { error } from '@sveltejs/kit';
import type { Decision } from '#lib/decision.ts';
type Download = { readonly file: { readonly name: string; readonly mediaType: string }; readonly bytes: Buffer };

/** Only ever saved, never shown: what a firm sent may hold scripts. @throws 403 for a conflict of interest, 503 when it does not open */
export function fileAnswer(opened: Decision<Download>): Response {
	if (!opened.ok) error(opened.issues.some(({ key }) => key === 'response.has_conflict') ? 403 : 503);
	const { file, bytes } = opened.value;
	return download(bytes, file.name, file.mediaType);
}

function download(bytes: Buffer, name: string, mediaType: string): Response {
	const plain = name.replace(/[^\x20-\x7E]|["\\%]/g, '_');
	const encoded = encodeURIComponent(name).replace(
		/['()*]/g,
		(mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`
	);
	return new Response(new Uint8Array(bytes), {
		headers: {
			'Content-Type': mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : mediaType,
			'Content-Length': String(bytes.length),
			'Content-Disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
			'Cache-Control': 'private, no-store',
			'Content-Security-Policy': "default-src 'none'; sandbox",
			'Cross-Origin-Resource-Policy': 'same-origin',
			'X-Content-Type-Options': 'nosniff'
		}
	});
}
