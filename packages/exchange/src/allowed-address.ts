import { BlockList, isIP, isIPv6 } from "node:net";

/** Connected to by nobody: this host's unspecified address, link-local with the metadata of clouds, multicast, documentation, reserved. */
const never = listOf(
  ["0.0.0.0", 8],
  ["169.254.0.0", 16],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
  // What leads to an IPv4 address by a way that is no more in use: teredo and 6to4.
  ["2001::", 32],
  ["2002::", 16],
  ["2001:db8::", 32],
  ["3fff::", 20],
);

/** Inside the own network or this machine: connected to where the settings say so. */
const inside = listOf(
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
  ["fc00::", 7],
  ["::1", 128],
);

// Of IPv6 only this is reached from everywhere. A translator (NAT64) and an IPv4 address written as an IPv6 one lead to what they hold.
const outside = listOf(["0.0.0.0", 0], ["2000::", 3]);

function listOf(...nets: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [net, bits] of nets) {
    if (isIPv6(net)) list.addSubnet(net, bits, "ipv6");
    else {
      list.addSubnet(net, bits, "ipv4");
      list.addSubnet(`64:ff9b::${net}`, 96 + bits, "ipv6");
    }
  }
  return list;
}

/** Whether an address may be connected to; an IPv4 address written as an IPv6 one counts as what it is. */
export function isAllowed(address: string, intranet: boolean): boolean {
  // A zone names an interface of this machine.
  if (isIP(address) === 0 || address.includes("%")) return false;
  const family = isIPv6(address) ? "ipv6" : "ipv4";
  if (never.check(address, family)) return false;
  if (inside.check(address, family)) return intranet;
  return outside.check(address, family);
}
