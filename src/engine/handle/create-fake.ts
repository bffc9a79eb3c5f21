import { chooseAssumptions, readChoices } from '../options/choose-assumptions.ts'
import type { FakeOptions } from '../options/options.ts'
import { resolveOptions } from '../options/resolve-options.ts'
import type { Settings } from '../options/settings.ts'
import type { Probe } from '../probe/probe.ts'
import type { Service } from '../service.ts'
import { LocalFake } from './local-fake.ts'

/**
 * Starts a fake of a service. Resolves when it is listening and seeded.
 *
 * @param inspectorFolder The folder of the inspector page.
 * @throws {OptionError} For an option that does not exist, or a value that cannot be.
 * @throws {FixtureError} With every mistake in the fixtures.
 * @throws {PortInUseError} Saying who holds the port.
 */
export async function createFake(
  service: Service,
  options: FakeOptions,
  inspectorFolder: () => string,
): Promise<LocalFake> {
  const sources = options?.assumptions
  const decisions = sources === undefined ? undefined : chooseAssumptions(service, await readChoices(service, sources))
  const resolved = resolveOptions(options, service, decisions)
  const { fixtures } = options
  const drafts =
    fixtures === undefined ? [service.fixture.default] : await service.fixture.read(fixtures, 'options.fixtures')

  const { listen, tls: option, host, probe, settings } = resolved
  const tls =
    listen && option ? (await import('../transport/tls/tls.ts')).resolveTls(option, host, service.hosts) : undefined
  const varied = probe ? { ...resolved, settings: await probed(probe, settings) } : resolved
  const fake = new LocalFake({ drafts, options: varied, tls, inspectorFolder })
  await fake.start()
  return fake
}

async function probed(probe: Probe, settings: Settings): Promise<Settings> {
  const { applyProbe } = await import('../probe/apply-probe.ts')
  return applyProbe(probe, settings, (line) => process.stderr.write(line))
}
