using HamuraBot.Tests.Desk;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("HamuraBot.Tests.Fixtures.LongestFirst", "HamuraBot.Tests")]

namespace HamuraBot.Tests.Fixtures;

/// <summary>Tests of a server that they share take turns: at once they would fight for the machine's two cores.</summary>
[CollectionDefinition(Name)]
public sealed class Servers : ICollectionFixture<SharedServer>
{
    public const string Name = "servers";
}

/// <summary>Tests in a browser take turns with it.</summary>
[CollectionDefinition(Name)]
public sealed class Browsers : ICollectionFixture<ChromiumFixture>, ICollectionFixture<SharedServer>
{
    public const string Name = "browsers";
}

/// <summary>Tests of the desk's pages with something in each of them.</summary>
[CollectionDefinition(Name)]
public sealed class DeskPages : ICollectionFixture<ChromiumFixture>, ICollectionFixture<BusyDesk>
{
    public const string Name = "desk pages";
}

/// <summary>Tests that kill servers and start them over and over.</summary>
[CollectionDefinition(Name)]
public sealed class Crashes
{
    public const string Name = "crashes";
}

/// <summary>Tests of servers with settings of their own, most of which are flooded.</summary>
[CollectionDefinition(Name)]
public sealed class Floods
{
    public const string Name = "floods";
}

/// <summary>The collections that take minutes begin at once; the others, of seconds, find their places beside them.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long = [Crashes.Name, Browsers.Name, Floods.Name, DeskPages.Name, Servers.Name];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(collection => Array.IndexOf(Long, collection.DisplayName) is var place and >= 0 ? place : Long.Length);
}
