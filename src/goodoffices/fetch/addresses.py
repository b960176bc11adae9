"""Addresses: what they are made of, where they lead, and whether one may go there."""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from goodoffices.errors import ReportUnreadable

IP = ipaddress.IPv4Address | ipaddress.IPv6Address

_PORTS = {"http": 80, "https": 443}
_IN_PATH, _IN_QUERY = "/%:@!$&'()*+,;=~", "/%:@!$&'()*+,;=~?"
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_LONGEST = 2_000
_CHECK = "Check the address"


@dataclass(frozen=True, slots=True)
class Target:
    """An address taken apart."""

    address: str
    """As it is shown and stored: without what follows a #."""
    scheme: str
    host: str
    port: int
    path: str
    """With the query, as the server is asked for it."""

    @property
    def site(self) -> str:
        """Name the server: what politeness and its rules are about."""
        return f"{self.scheme}://{self.host}:{self.port}"


def target_of(address: str) -> Target:
    """Take an address apart; raises what is to be told if it cannot be fetched."""
    try:
        parts = urlsplit(address.strip())
        host, port = parts.hostname or "", parts.port
        name = host if ":" in host else host.encode("idna").decode("ascii")
    except ValueError:
        raise ReportUnreadable(address, "this is not an address", _CHECK) from None
    if parts.scheme not in _PORTS:
        why = f"only http and https are fetched, not {parts.scheme}"
        raise ReportUnreadable(address, why, "Save it as a file and read that")
    if parts.username is not None or parts.password is not None:
        why = "it holds a name or password, which would be stored with the report"
        raise ReportUnreadable(parts._replace(netloc=host).geturl(), why, "Leave it out")
    if not name or len(address) > _LONGEST or any(c.isspace() for c in parts.netloc):
        raise ReportUnreadable(address[:200], "this is not an address", _CHECK)
    path = quote(parts.path or "/", safe=_IN_PATH)
    if parts.query:
        path = f"{path}?{quote(parts.query, safe=_IN_QUERY)}"
    shown = parts._replace(fragment="").geturl()
    return Target(shown, parts.scheme, name, port or _PORTS[parts.scheme], path)


def redirected(target: Target, location: str) -> Target:
    """Follow a redirect; from https it may not lead back to http."""
    found = target_of(urljoin(target.address, location.strip()))
    if target.scheme == "https" and found.scheme == "http":
        why = f"it leads from https to an unprotected address ({found.address[:200]})"
        raise ReportUnreadable(target.address, why, "Name that address itself if you trust it")
    return found


def places_of(target: Target, *, allow_private: bool) -> list[str]:
    """Resolve the name of a server; raises what is to be told if it leads to a private place."""
    try:
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        why = f"there is no server of the name {target.host}"
        raise ReportUnreadable(target.address, why, "Check the address and the network") from None
    places = list(dict.fromkeys(str(each[4][0]) for each in found))
    private = [place for place in places if not is_public(place)]
    if private and not allow_private:
        why = f"it leads to this machine or a private network ({private[0]})"
        raise ReportUnreadable(target.address, why, "Use --allow-private if that is meant")
    return places


def is_public(place: str) -> bool:
    """Tell whether an IP address lies in the open internet, whatever it is wrapped in."""
    try:
        found: IP = ipaddress.ip_address(place.partition("%")[0])
    except ValueError:
        return False
    return all(each.is_global and not each.is_multicast for each in (found, *_within(found)))


def _within(found: IP) -> list[IP]:
    """Give the IPv4 addresses that an IPv6 address carries."""
    if isinstance(found, ipaddress.IPv4Address):
        return []
    carried: list[IP | None] = [found.ipv4_mapped, found.sixtofour]
    if found.teredo is not None:
        carried += found.teredo
    if found in _NAT64:
        carried.append(ipaddress.IPv4Address(int(found) & 0xFFFF_FFFF))
    return [each for each in carried if each is not None]
