import { ImportRefusal } from './refusal.ts';

export interface FilePart {
  /** As the client named it; empty where it did not. */
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

const HEADERS_END = '\r\n\r\n';
/** Fields of one form: ours has one, and others may be sent along. */
const MAX_PARTS = 32;
const MAX_HEADER_BYTES = 8 * 1024;

/** The boundary that a multipart content type names; `undefined` for any other type. */
export function boundaryOf(contentType: string): string | undefined {
  const [, quoted, plain] =
    /^multipart\/form-data\s*;.*?\bboundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(
      contentType,
    ) ?? [];
  return quoted ?? plain;
}

/**
 * The form field `file` of a multipart body, as a view into it.
 *
 * @throws ImportRefusal 400 where there is none
 */
export function filePart(body: Buffer, boundary: string): FilePart {
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  const first = Buffer.from(`--${boundary}`);
  let at = body.indexOf(first);
  if (at >= 0) at += first.length;
  for (let part = 0; at >= 0 && part < MAX_PARTS; part++) {
    // Two dashes behind a boundary end the body.
    if (body.toString('latin1', at, at + 2) === '--') break;
    const headersEnd = body.subarray(at, at + MAX_HEADER_BYTES).indexOf(HEADERS_END);
    if (headersEnd < 0) break;
    const headers = body.toString('utf8', at, at + headersEnd);
    const start = at + headersEnd + HEADERS_END.length;
    // An empty part has its delimiter where its headers end.
    const end = body.indexOf(delimiter, start - 2);
    if (end < 0) break;
    const disposition = /^content-disposition:(.*)$/im.exec(headers)?.[1] ?? '';
    if (parameter(disposition, 'name') === 'file') {
      return {
        fileName: parameter(disposition, 'filename') ?? '',
        bytes: body.subarray(start, Math.max(start, end)),
      };
    }
    at = end + delimiter.length;
  }
  throw new ImportRefusal(400, 'file: the form has no whole field of this name.', 'file');
}

/** Browsers write a quote in a name as `%22`. */
function parameter(header: string, name: string): string | undefined {
  const [, quoted, plain] =
    new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(header) ?? [];
  return (quoted ?? plain)?.replaceAll('%22', '"');
}
