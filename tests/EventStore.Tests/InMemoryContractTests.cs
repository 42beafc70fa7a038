using EventStore.Contract;
using EventStore.InMemory;

namespace EventStore.Tests;

public sealed class InMemoryContractTests : EventStoreContract
{
    protected override Task<StoreUnderTest> CreateAsync() => Task.FromResult<StoreUnderTest>(new InMemory());

    private sealed class InMemory : StoreUnderTest
    {
        private readonly List<string> _projected = [];
        private readonly InMemoryEventStore _store;

        public InMemory() => _store = new InMemoryEventStore(Options(Notes.Types()), [Project]);

        public override IEventStore Store => _store;

        public override IEventStore Reopen(EventTypes types) => _store.Reopen(Options(types));

        public override Task<IReadOnlyList<string>> ProjectedAsync() => Task.FromResult<IReadOnlyList<string>>(_projected);

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private void Project(IReadOnlyList<PendingCommit> group)
        {
            foreach (var pending in group)
                if (pending.Commit.Attachment is Refuse) throw new InvalidOperationException("The projection will not have it.");
            _projected.AddRange(group.SelectMany(pending => pending.Events).Select(e => $"{e.Stream}@{e.Version}"));
        }
    }
}
