using Compliance.Host;
using Xunit;

namespace Compliance.Scenarios.Hosting;

public sealed class MemoryTests
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(3);
    private readonly HandClock clock = new();
    private int loads;

    private Memory Make() => new(clock);

    private ValueTask<string> Recall(Memory memory) => memory.Recall("k", Life, _ => new ValueTask<string>($"load {++loads}"), default);

    [Fact]
    public async Task What_is_fresh_is_not_read_again_and_what_is_aged_is()
    {
        var memory = Make();
        Assert.Equal("load 1", await Recall(memory));
        clock.Pass(Life - TimeSpan.FromMilliseconds(1));
        Assert.Equal("load 1", await Recall(memory));
        clock.Pass(TimeSpan.FromMilliseconds(1));
        Assert.Equal("load 2", await Recall(memory));
    }

    [Fact]
    public async Task Keys_that_somebody_makes_up_do_not_fill_it_for_ever()
    {
        var memory = Make();
        for (var n = 0; n < 200_000; n++)
        {
            await memory.Recall($"made up {n}", Life, _ => new ValueTask<string>(""), default);
            clock.Pass(TimeSpan.FromMilliseconds(100));
        }
        Assert.InRange(memory.Count, 1, 60_000);
    }

    [Fact]
    public async Task What_is_forgotten_is_read_again_at_once()
    {
        var memory = Make();
        await Recall(memory);
        memory.Forget("k");
        memory.Forget("never heard of");
        Assert.Equal("load 2", await Recall(memory));
    }

    [Fact]
    public async Task What_was_forgotten_while_it_was_read_answers_its_caller_and_is_not_kept()
    {
        var memory = Make();
        Assert.Equal("old", await memory.Recall("k", Life, _ => { memory.Forget("k"); return new ValueTask<string>("old"); }, default));
        Assert.Equal("load 1", await Recall(memory));
    }

    [Fact]
    public async Task A_read_that_fails_leaves_nothing_behind()
    {
        var memory = Make();
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await memory.Recall<string>("k", Life, _ => throw new InvalidOperationException(), default));
        Assert.Equal("load 1", await Recall(memory));
    }

    [Fact]
    public async Task Of_many_callers_one_reads_and_the_others_wait_for_him()
    {
        var (memory, gate) = (Make(), new TaskCompletionSource());
        var callers = Enumerable.Range(0, 16).Select(_ => memory.Recall("k", Life, async _ => { var mine = $"load {Interlocked.Increment(ref loads)}"; await gate.Task; return mine; }, default).AsTask()).ToList();
        gate.SetResult();
        Assert.All(await Task.WhenAll(callers), value => Assert.Equal("load 1", value));
    }

    /// <summary>A clock that only moves by hand.</summary>
    private sealed class HandClock : TimeProvider
    {
        private long ticks;
        public override long TimestampFrequency => TimeSpan.TicksPerSecond;
        public override long GetTimestamp() => ticks;
        public void Pass(TimeSpan time) => ticks += time.Ticks;
    }
}
