/** Answered with 404: the record does not exist, or is out of the person's reach. */
export class NotFoundError extends Error {
  constructor(what = '找不到您要的内容') {
    super(what);
  }
}

/** Answered with 403 and a page that says so. */
export class ForbiddenError extends Error {
  constructor(what = '您没有办理这项工作的权限') {
    super(what);
  }
}
