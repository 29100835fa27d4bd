/** Whose answer this page is about, asked before anything of a form is read. */
import { demand } from '#lib/accounts/demand.server.ts';
import { signedIn } from '#lib/accounts/require.server.ts';

type Event = { locals: App.Locals; params: { organisation: string; need: string }; url: URL };

export function openedPlace({ locals, params, url }: Event) {
	const by = signedIn(locals, url);
	const place = { organisationId: params.organisation, slug: params.need };
	demand(by, 'response.write', place);
	return { by, place };
}
