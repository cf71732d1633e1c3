/** One record with the line, counted from 1, on which it begins. */
export interface CsvRecord {
  line: number;
  fields: string[];
}

export interface Csv {
  records: CsvRecord[];
  /** The line of a record whose quotation never ends, so that it swallowed what follows; null when all end. */
  openQuoteLine: number | null;
}

/** Records of a CSV text by RFC 4180, with any line ends; empty records are left out. */
export function readCsv(text: string): Csv {
  const records: CsvRecord[] = [];
  let record: CsvRecord = { line: 1, fields: [] };
  let line = 1;
  let field = '';
  let isQuoted = false;
  const endField = () => {
    record.fields.push(field);
    field = '';
  };
  const endRecord = () => {
    endField();
    if (record.fields.some((value) => value.trim() !== '')) records.push(record);
    record = { line: line + 1, fields: [] };
  };
  for (let index = 0; index < text.length; index++) {
    const sign = text[index] ?? '';
    if (isQuoted) {
      if (sign === '"' && text[index + 1] === '"') field += text[++index] ?? '';
      else if (sign === '"') isQuoted = false;
      else field += sign;
    } else if (sign === '"' && field === '') isQuoted = true;
    else if (sign === ',') endField();
    else if (sign === '\n') endRecord();
    else if (sign !== '\r') field += sign;
    if (sign === '\n') line += 1;
  }
  const openQuoteLine = isQuoted ? record.line : null;
  endRecord();
  return { records, openQuoteLine };
}
