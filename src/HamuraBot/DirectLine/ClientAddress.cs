using System.Net;
using System.Net.Sockets;

namespace HamuraBot.DirectLine;

/// <summary>
/// Whom limits count as one: an IPv4 address; of IPv6 the network of 64 bits, since one line has as many addresses of it as it likes.
/// </summary>
public static class ClientAddress
{
    private const int NetworkBytes = 8;

    public static string Of(HttpContext http) => http.Connection.RemoteIpAddress is { } address ? Of(address) : "";

    public static string Of(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4().ToString();
        if (address.AddressFamily is not AddressFamily.InterNetworkV6) return address.ToString();
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return $"{new IPAddress(bytes)}/64";
    }
}
