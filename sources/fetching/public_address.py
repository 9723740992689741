"""Whether an IP address is one of the public internet. Addresses can hide others inside them; those count."""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

#: Prefixes whose last 32 bits are an IPv4 address: translated by NAT64 (RFC 6052, RFC 8215), and "compatible" (RFC 4291).
_TRAILING = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"), IPv6Network("::/96"))

#: What of IPv6 was given out for machines of the internet (RFC 4291); the rest is ours, nobody's, or everybody's.
_UNICAST = IPv6Network("2000::/3")


def is_public(text: str) -> bool:
    """Whether a connection to this address leaves our own network, and reaches one machine.

    >>> is_public("93.184.216.34"), is_public("2606:4700::1111")
    (True, True)
    >>> is_public("100.100.100.200"), is_public("::ffff:10.0.0.1"), is_public("64:ff9b::a9fe:a9fe"), is_public("239.1.2.3")
    (False, False, False, False)
    """
    address = ip_address(text)
    if isinstance(address, IPv4Address):
        return _is_public(address)
    inner = tuple(_inside(address))
    return all(map(_is_public, inner)) if inner else address in _UNICAST and address.is_global


def _is_public(address: IPv4Address) -> bool:
    return address.is_global and not address.is_multicast


def _inside(address: IPv6Address) -> Iterator[IPv4Address]:
    """The IPv4 addresses that packets to an IPv6 address end at or pass by."""
    if address.ipv4_mapped is not None:
        yield address.ipv4_mapped
    if address.sixtofour is not None:
        yield address.sixtofour
    if address.teredo is not None:
        yield from address.teredo
    if any(address in network for network in _TRAILING):
        yield IPv4Address(int(address) & 0xFFFFFFFF)
