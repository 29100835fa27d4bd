import { error } from '@sveltejs/kit';

/** Any path that no page has: the answer comes in the frame and the language of the site. */
export const load = () => error(404);
