/** A parameter of the path or the query. */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly description: string;
  readonly type: 'string' | 'integer' | 'number';
}

/** One route as the document describes it. `body` and `answer` name schemas, or a media type. */
export interface Operation {
  readonly method: 'get' | 'post' | 'delete';
  readonly path: string;
  readonly summary: string;
  readonly parameters?: readonly Parameter[];
  readonly body?: string;
  readonly status: number;
  /** `Run`, `Run[]`, or a media type such as `text/event-stream`; absent where there is no body. */
  readonly answer?: string;
  /** Statuses of the errors that are its own, 400, 401, 403 and 404 aside. */
  readonly errors?: readonly number[];
}

/** The id in a path. */
export const id = (of: string): Parameter => ({
  name: 'id',
  in: 'path',
  description: `The id of the ${of}.`,
  type: 'string',
});
/** A parameter of the query. */
export const query = (name: string, type: Parameter['type'], description: string): Parameter => ({
  name,
  in: 'query',
  description,
  type,
});
