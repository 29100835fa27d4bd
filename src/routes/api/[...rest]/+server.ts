import { replyProblem } from '#lib/api/reply.server.ts';

/** A path that is none of the interface, asked in whatever way. */
export const fallback = ({ request }) => replyProblem(request, 404, [{ field: '', key: 'api.no_such_route' }]);
