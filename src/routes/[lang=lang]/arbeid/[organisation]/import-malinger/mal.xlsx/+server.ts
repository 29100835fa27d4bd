import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { asKey, translator } from '#lib/i18n.ts';
import { messages } from '#lib/messages.server.ts';
import { templateFile } from '#lib/results/measurement-import-template.server.ts';
import { importsOf } from '#lib/results/measurement-imports.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { lang, ...locals }, params, url }) => {
	await importsOf(db(), signedIn({ lang, ...locals }, url), params.organisation);
	const name = translator(lang, messages[lang])(asKey('import.template_file'));
	return new Response(new Uint8Array(await templateFile(lang)), {
		headers: {
			'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
			'Content-Disposition': `attachment; filename="${name}"`,
			'Cache-Control': 'no-store'
		}
	});
};
