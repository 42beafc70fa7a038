using EventStore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Compliance.Scenarios.Stories;

/// <summary>The stories are told on whichever store the host was built with; this one says which.</summary>
public sealed class StoreStory(HostFixture host) : IClassFixture<HostFixture>
{
#if UPSTREAM_STORE
    private const string Expected = "EventStore.Marten.MartenEventStore";
#else
    private const string Expected = "EventStore.PostgresEventStore";
#endif

    [Fact]
    public void The_register_keeps_its_events_in_the_store_it_was_built_with() =>
        Assert.Equal(Expected, host.Services.GetRequiredService<IEventDatabase>().GetType().FullName);
}
