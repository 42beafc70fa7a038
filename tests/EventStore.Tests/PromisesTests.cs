using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using EventStore.Contract;

namespace EventStore.Tests;

public sealed partial class PromisesTests
{
    [Fact]
    public void Every_promise_has_a_test_under_its_number_and_every_test_of_the_contract_a_promise()
    {
        var promised = Promise().Matches(File.ReadAllText(Path.Combine(Root(), "src", "EventStore", "IEventStore.cs"))).Select(m => Number(m)).ToList();
        var tested = typeof(EventStoreContract).GetMethods().Where(m => m.GetCustomAttribute<FactAttribute>() is not null).Select(m => (m.Name, Test().Match(m.Name))).ToList();

        Assert.Equal(Enumerable.Range(1, promised.Count), promised);
        Assert.All(tested, t => Assert.True(t.Item2.Success, $"{t.Name} is under no promise."));
        Assert.Equal(promised, tested.Select(t => Number(t.Item2)).Distinct().Order());
    }

    private static int Number(Match match) => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);

    private static string Root()
    {
        var at = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(at, "Compliance.sln"))) at = Path.GetDirectoryName(at) ?? throw new InvalidOperationException("The tests run outside the repository.");
        return at;
    }

    [GeneratedRegex(@"<item>(\d+)\. ")]
    private static partial Regex Promise();

    [GeneratedRegex(@"^P(\d\d)_")]
    private static partial Regex Test();
}
