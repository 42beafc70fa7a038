using EventStore.Contract;

namespace EventStore.Tests;

/// <summary>How long a key is kept.</summary>
public sealed class KeyTests : PostgresTest
{
    private async Task Keyed(string key, int days)
    {
        // Recorded long ago by its own account, as an import's is: that says nothing of when it was sent.
        await Store.CommitAsync(Of(To(key, 0, Closed(1))) with { Key = key, RecordedAt = DateTimeOffset.UnixEpoch }, None);
        await Database.ExecuteAsync($"UPDATE register.commit_keys SET kept_at = now() - interval '{days} days' WHERE key = '{key}'");
    }

    [Fact]
    public async Task A_key_is_forgotten_when_it_was_used_long_enough_ago_and_not_before_and_marks_stay()
    {
        await Keyed("sent today", 0);
        await Keyed("sent last month", 29);
        await Keyed("sent long ago", 31);
        await Keyed("mark:of long ago", 400);

        Assert.Equal(1, await Store.ForgetKeysAsync(TimeSpan.FromDays(30), "mark:", None));

        Assert.Null(await Store.FindKeyAsync(Tenant, "sent long ago", None));
        foreach (var kept in new[] { "sent today", "sent last month", "mark:of long ago" })
            await Assert.ThrowsAsync<DuplicateKeyException>(() => Store.CommitAsync(Of(To("again", 0, Closed(2))) with { Key = kept }, None));
        await Store.CommitAsync(Of(To("sent long ago", 1, Closed(2))) with { Key = "sent long ago" }, None);
    }

    [Fact]
    public async Task Many_are_forgotten_in_small_transactions_by_two_hosts_at_once()
    {
        await Database.ExecuteAsync("INSERT INTO register.commit_keys (tenant_id, key, stream_id, version, recorded_at, kept_at) SELECT 'association', n::text, 's', 1, now(), now() - interval '40 days' FROM generate_series(1, 5500) AS n");
        await Keyed("new", 0);

        var forgotten = await Task.WhenAll(Store.ForgetKeysAsync(TimeSpan.FromDays(30), null, None), Open().ForgetKeysAsync(TimeSpan.FromDays(30), null, None));
        Assert.Equal(5500, forgotten.Sum() + await Store.ForgetKeysAsync(TimeSpan.FromDays(30), null, None));
        Assert.Equal("new", await Database.SingleAsync<string>("SELECT key FROM register.commit_keys"));
    }

    [Fact]
    public async Task Less_than_a_day_is_refused_since_a_retry_may_come()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Store.ForgetKeysAsync(TimeSpan.FromHours(23), null, None));
    }
}
