using Xunit;
using Xunit.Abstractions;

namespace EventStore.Crash;

/// <summary>The short form; a hundred rounds are <c>dotnet run -c Release --project tests/EventStore.Crash -- 100</c>.</summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    [Fact]
    public Task Whoever_is_killed_no_acknowledged_append_is_lost_and_none_is_doubled() =>
        Campaign.RunAsync(rounds: 12, seed: Environment.TickCount, output.WriteLine);
}
