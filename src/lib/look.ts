/** Whether somebody looks at a page, as far as a request tells: no machine, and no browser that only fetches ahead. */
export function isLook(request: { method: string; headers: { get: (name: string) => string | null } }): boolean {
	const header = (name: string) => request.headers.get(name)?.toLowerCase() ?? '';
	const ahead = ['sec-purpose', 'purpose', 'x-moz'].some((name) => /prefetch|prerender|preview/.test(header(name)));
	const agent = header('user-agent');
	const isMachine =
		agent === '' ||
		/bot\b|bot\/|crawl|spider|slurp|preview|scrap|monitor|curl|wget|python|java\/|httpclient/.test(agent);
	return request.method === 'GET' && !ahead && !isMachine;
}
