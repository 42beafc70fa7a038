namespace EventStore.Contract;

public abstract partial class EventStoreContract
{
    [Fact]
    public async Task P12_A_second_commit_of_a_key_answers_what_the_first_wrote()
    {
        var commit = Of(To("a", 0, Closed(1, 2)), To("b", 0, Closed(3))) with { Key = "k1", KeyFingerprint = "f1" };
        var result = await Store.CommitAsync(commit, None);
        await Append("a", 2, Closed(9));

        // Whatever is asked under the key: the same again, at any version, on another stream.
        foreach (var again in new[] { commit, commit with { Streams = [To("a", -1, Closed(4))] }, commit with { Streams = [To("c", 0, Closed(4))], KeyFingerprint = "f2" } })
        {
            var duplicate = await Assert.ThrowsAsync<DuplicateKeyException>(() => Store.CommitAsync(again, None));
            Assert.Equal(new CommitKey(Tenant, "k1", "f1", "a", 2, result.RecordedAt), duplicate.First);
        }

        Assert.Equal([1, 2, 9], await Counts("a"));
        Assert.Empty(await Counts("c"));
        Assert.Equal(new CommitKey(Tenant, "k1", "f1", "a", 2, result.RecordedAt), await Store.FindKeyAsync(Tenant, "k1", None));
        Assert.Null(await Store.FindKeyAsync(Tenant, "k2", None));
    }

    [Fact]
    public async Task P12_A_refused_commit_leaves_its_key_free()
    {
        await Append("a", 0, Closed(1));
        await Assert.ThrowsAsync<ConflictException>(() => Store.CommitAsync(Of(To("a", 0, Closed(2))) with { Key = "k" }, None));

        Assert.Null(await Store.FindKeyAsync(Tenant, "k", None));
        await Store.CommitAsync(Of(To("a", 1, Closed(2))) with { Key = "k" }, None);
        Assert.Equal(2, (await Store.FindKeyAsync(Tenant, "k", None))!.Version);
    }

    [Fact]
    public async Task P12_The_key_keeps_the_version_of_an_append_at_any_version()
    {
        await Append("a", 0, Closed(1));
        await Store.CommitAsync(Of(To("a", StreamAppend.Any, Closed(2, 3))) with { Key = "k" }, None);

        Assert.Equal(3, (await Store.FindKeyAsync(Tenant, "k", None))!.Version);
    }

    [Fact]
    public async Task P12_Of_many_at_once_under_one_key_one_is_written()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 32).Select(n => Task.Run(async () =>
        {
            try
            {
                await Store.CommitAsync(Of(To($"s{n}", 0, Closed(n))) with { Key = "k" }, None);
                return (Won: true, Stream: $"s{n}");
            }
            catch (DuplicateKeyException duplicate)
            {
                return (Won: false, duplicate.First.Stream);
            }
        })));

        var winner = Assert.Single(outcomes, outcome => outcome.Won);
        Assert.All(outcomes, outcome => Assert.Equal(winner.Stream, outcome.Stream));
        Assert.Single(await Everything());
    }

    [Fact]
    public async Task P16_Inline_projections_are_written_with_the_events()
    {
        await Store.CommitAsync(Of(To("a", 0, Closed(1, 2)), To("b", 0, Closed(3))), None);
        await Append("a", StreamAppend.Any, Closed(4));

        Assert.Equal(["a@1", "a@2", "b@1", "a@3"], await _test.ProjectedAsync());
    }

    [Fact]
    public async Task P16_And_not_written_when_the_commit_is_refused()
    {
        await Append("a", 0, Closed(1));
        await Assert.ThrowsAsync<ConflictException>(() => Append("a", 0, Closed(2)));
        await Store.CommitAsync(Of(To("b", 0, Closed(1))) with { Key = "k" }, None);
        await Assert.ThrowsAsync<DuplicateKeyException>(() => Store.CommitAsync(Of(To("c", 0, Closed(1))) with { Key = "k" }, None));

        Assert.Equal(["a@1", "b@1"], await _test.ProjectedAsync());
    }

    [Fact]
    public async Task P16_A_projection_that_fails_refuses_its_own_commit_and_no_other()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 100).Select(n => Task.Run(async () =>
        {
            try
            {
                await Store.CommitAsync(Of(To($"s{n}", 0, Closed(n))) with { Attachment = n % 10 == 0 ? StoreUnderTest.Refuse : null }, None);
                return true;
            }
            catch (Exception e) when (e is not (ConflictException or DuplicateKeyException or CommitOutcomeUnknownException))
            {
                return false;
            }
        })));

        for (var n = 0; n < outcomes.Length; n++) Assert.Equal(n % 10 != 0, outcomes[n]);
        var written = (await Everything()).Select(e => $"{e.Stream}@{e.Version}").Order(StringComparer.Ordinal).ToList();
        Assert.Equal(90, written.Count);
        Assert.Equal(written, (await _test.ProjectedAsync()).Order(StringComparer.Ordinal));
    }
}
