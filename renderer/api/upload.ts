import type { Reply } from '#shared/contract/contract.ts';
import { AppFailure } from '#shared/failure.ts';
import { isReply, type OnShare } from './host.ts';

/** Brings a file to the browser host and returns its path there. XMLHttpRequest, because fetch reports no progress. */
export async function upload(file: File, token: string, onShare: OnShare): Promise<string> {
  const reply = await send(file, token, onShare);
  if (!reply.ok) throw new AppFailure(reply.failure.code, reply.failure.params);
  return (reply.value as { path: string }).path;
}

function send(file: File, token: string, onShare: OnShare): Promise<Reply<unknown>> {
  const broken = (detail: string): Reply<never> => ({ ok: false, failure: { code: 'internal', params: { detail } } });
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/upload/${encodeURIComponent(file.name)}`);
    request.setRequestHeader('authorization', `Bearer ${token}`);
    request.responseType = 'json';
    request.upload.addEventListener('progress', (event) => onShare(event.total > 0 ? event.loaded / event.total : 0));
    request.addEventListener('load', () => {
      const reply: unknown = request.response;
      resolve(isReply(reply) ? reply : broken(`HTTP ${request.status}`));
    });
    request.addEventListener('error', () => resolve(broken('upload interrupted')));
    request.send(file);
  });
}
