import type { Provider, ProviderLocation } from '../interfaces/index.js';
import type { ProviderDependencies, ProviderSetup } from './configuration.js';

/** A provider whose models a server has: what all of them are created from, and what they are called. */
export abstract class ServerProvider implements Pick<Provider, 'id' | 'label' | 'location' | 'host'> {
  readonly id: string;
  readonly label: string;
  readonly location: ProviderLocation;
  readonly host: string;

  constructor(
    protected readonly setup: ProviderSetup,
    protected readonly dependencies: ProviderDependencies,
  ) {
    ({ id: this.id, label: this.label, location: this.location, host: this.host } = setup);
  }
}
