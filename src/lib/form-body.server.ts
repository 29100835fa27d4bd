/** A body that is no form, though its header says so, is a mistake of the sender's and none of the site's. */
import { error, isHttpError } from '@sveltejs/kit';

/** The request itself, whose `formData` is refused with 400 where there is no form to read. */
export function readableForm(request: Request): Request {
	const read = request.formData.bind(request);
	request.formData = async () => {
		try {
			return await read();
		} catch (fault) {
			// a body that is too large ends in a status of its own
			if (isHttpError(fault)) throw fault;
			error(400);
		}
	};
	return request;
}
