import { examine, type Finding, type Patient } from './examine.js';

export interface DoctorWorld {
  args: readonly string[];
  openPatient: () => Promise<Patient>;
  write: (text: string) => void;
  writeError: (text: string) => void;
}

export const DOCTOR_USAGE = 'doctor [--json]';

/** `doctor [--json]`: examines the installation. Returns the exit code: 1 when something fails. */
export async function runDoctorCommand(world: DoctorWorld): Promise<number> {
  const strange = world.args.filter((arg) => arg !== '--json');
  if (strange.length > 0) {
    world.writeError(`doctor: unknown argument ${strange[0]}. Usage: ${DOCTOR_USAGE}\n`);
    return 1;
  }
  const findings = await look(world);
  const healthy = findings.every((finding) => finding.status !== 'fail');
  if (world.args.includes('--json')) world.write(`${JSON.stringify({ healthy, findings }, null, 2)}\n`);
  else
    world.write(
      findings
        .map((finding) => `${finding.status.padEnd(5)} ${finding.check.padEnd(11)} ${finding.text}\n`)
        .join(''),
    );
  return healthy ? 0 : 1;
}

async function look(world: DoctorWorld): Promise<Finding[]> {
  let patient: Patient;
  try {
    patient = await world.openPatient();
  } catch (error) {
    return [
      { check: 'database', status: 'fail', text: error instanceof Error ? error.message : String(error) },
    ];
  }
  try {
    return await examine(patient);
  } finally {
    await patient.database.close();
  }
}
