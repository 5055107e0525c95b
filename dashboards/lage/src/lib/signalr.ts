import {
  HttpTransportType,
  HubConnectionBuilder,
  JsonHubProtocol,
  LogLevel,
  type HubMessage,
  type ILogger,
} from '@microsoft/signalr';
import type { Anslut, Forbindelse, Mottagare } from './direkt';
import { BRUTEN_EFTER } from './direkt';
import type { Andring, Foljsvar } from './kontrakt';

/** The JSON protocol, telling of all that is heard: the client library itself says nothing of keep-alives. */
class HorandeProtokoll extends JsonHubProtocol {
  constructor(private readonly hord: () => void) {
    super();
  }

  override parseMessages(input: string, logger: ILogger): HubMessage[] {
    this.hord();
    return super.parseMessages(input, logger);
  }
}

/** Connects to the hub with WebSockets and nothing else, without negotiation. */
export function signalr(url: string): Anslut {
  return (mottagare: Mottagare): Forbindelse => {
    const hub = new HubConnectionBuilder()
      .withUrl(url, { transport: HttpTransportType.WebSockets, skipNegotiation: true })
      .withHubProtocol(new HorandeProtokoll(() => mottagare.hord()))
      .withServerTimeout(BRUTEN_EFTER)
      .configureLogging(LogLevel.None)
      .build();
    hub.on('Andring', (andring: Andring) => mottagare.andring(andring));
    hub.onclose(() => mottagare.stangd());
    return {
      starta: () => hub.start(),
      stang: () => hub.stop(),
      folj: (kanal, sedan, epok) => hub.invoke<Foljsvar>('Folj', kanal, sedan, epok),
      slutaFolja: (kanal) => hub.invoke<void>('SlutaFolja', kanal),
    };
  };
}
