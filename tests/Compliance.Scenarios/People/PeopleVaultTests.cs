using System.Security.Cryptography;
using Compliance.Host;
using Compliance.Host.Access;
using Compliance.Host.People;
using Compliance.Kernel;
using EmbeddedPostgres;
using Npgsql;
using Xunit;

namespace Compliance.Scenarios.People;

/// <summary>A database with the vault's table and the accounts.</summary>
public sealed class VaultFixture : IAsyncLifetime
{
    internal NpgsqlDataSource Source { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var cluster = await TestCluster.SharedAsync();
        Source = NpgsqlDataSource.Create(await cluster.CreateDatabaseAsync());
        foreach (var part in new[] { PeopleVault.Schema, Accounts.Schema })
        {
            await using var ddl = Source.CreateCommand(part.Ddl);
            await ddl.ExecuteNonQueryAsync();
        }
    }

    /// <summary>As the store does: a batch in a transaction.</summary>
    internal async Task Write(Action<NpgsqlBatch> add)
    {
        await using var batch = Source.CreateBatch();
        add(batch);
        await batch.ExecuteNonQueryAsync();
    }

    public async Task DisposeAsync() => await Source.DisposeAsync();

    internal async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}

public sealed class PeopleVaultTests(VaultFixture fixture) : IClassFixture<VaultFixture>
{
    private static readonly byte[] Key = SHA256.HashData("vault tests"u8);
    private static readonly PersonalData Wang = new("王芳", "心血管病学分会", "秘书", "科员", "13800000000");

    private static async Task<IReadOnlyList<NamedPerson>> Put(VaultFixture fixture, PeopleVault vault, string tenant, (string? Id, PersonalData Data)[] people)
    {
        var sealedNow = await vault.Seal(tenant, people, default);
        await fixture.Write(batch => VaultWriter.Add(batch, sealedNow.Select(p => (tenant, p))));
        vault.Changed(tenant, sealedNow.Select(p => p.Id));
        return sealedNow;
    }

    private Task<IReadOnlyList<NamedPerson>> Put(string tenant, params (string? Id, PersonalData Data)[] people) => Put(fixture, Vault(), tenant, people);

    private Task Erase(string tenant, string id) => fixture.Write(batch => VaultWriter.Erase(batch, tenant, id));

    private PeopleVault Vault(byte[]? key = null) => new(fixture.Source, MasterKey.Of(key ?? Key), TimeProvider.System);

    [Fact]
    public async Task What_was_put_is_shown_again_by_any_host_with_the_key()
    {
        var put = await Put("t", ("person/wang", Wang), (null, new PersonalData("Guest")));
        Assert.Equal("person/wang", put[0].Id);
        Assert.StartsWith("vaulted/", put[1].Id, StringComparison.Ordinal);
        var read = await Vault().Get("t", [put[0].Id, put[1].Id, "person/nobody"], default);
        Assert.Equal(2, read.Count);
        Assert.Equal(Wang, read["person/wang"]);
        Assert.Equal("Guest", read[put[1].Id].Name);
    }

    [Fact]
    public async Task Nothing_readable_lies_in_the_table()
    {
        await Put("t", ("person/plain", new PersonalData("UNMISTAKABLE", Phone: "13912345678")));
        var all = await fixture.ScalarAsync<string>("select string_agg(encode(key_ciphertext || nonce || data_ciphertext || tag, 'escape'), ' ') from vault.people where id = 'person/plain'");
        Assert.DoesNotContain("UNMISTAKABLE", all, StringComparison.Ordinal);
        Assert.DoesNotContain("13912345678", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_hash_is_the_persons_own_and_changes_with_what_is_shown()
    {
        var vault = Vault();
        var first = (await Put(fixture, vault, "t", [("person/hash", Wang)]))[0].Hash;
        var other = (await Put(fixture, vault, "t", [("person/hash-other", Wang)]))[0].Hash;
        var again = (await Put(fixture, vault, "t", [("person/hash", Wang)]))[0].Hash;
        var changed = (await Put(fixture, vault, "t", [("person/hash", Wang with { Post = "副主任" })]))[0].Hash;
        Assert.Equal(64, first.Length);
        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
        Assert.NotEqual(first, changed);
    }

    [Fact]
    public async Task A_change_is_shown_at_once()
    {
        var vault = Vault();
        await Put(fixture, vault, "t", [("person/change", Wang)]);
        Assert.Equal("王芳", (await vault.Get("t", ["person/change"], default))["person/change"].Name);
        await Put(fixture, vault, "t", [("person/change", Wang with { Name = "王方" })]);
        Assert.Equal("王方", (await vault.Get("t", ["person/change"], default))["person/change"].Name);
    }

    [Fact]
    public async Task Tenants_never_meet()
    {
        await Put("one", ("person/same", Wang));
        Assert.Empty(await Vault().Get("two", ["person/same"], default));
    }

    [Fact]
    public async Task An_erased_person_is_gone_for_good_and_the_row_says_that_there_was_one()
    {
        var vault = Vault();
        await Put(fixture, vault, "t", [("person/erased", Wang)]);
        Assert.Single(await vault.Get("t", ["person/erased"], default));
        await Erase("t", "person/erased");
        vault.Changed("t", ["person/erased"]);
        Assert.Empty(await vault.Get("t", ["person/erased"], default));
        Assert.True(await fixture.ScalarAsync<bool>("select key_ciphertext is null and length(data_ciphertext) = 0 and erased is not null from vault.people where id = 'person/erased'"));
    }

    [Fact]
    public async Task Whoever_still_holds_his_old_form_in_hand_does_not_bring_an_erased_person_back()
    {
        var vault = Vault();
        await Put("t", ("person/back", Wang));
        var sealedBefore = await vault.Seal("t", [("person/back", Wang with { Post = "副主任" })], default);
        await Erase("t", "person/back");
        await fixture.Write(batch => VaultWriter.Add(batch, sealedBefore.Select(p => ("t", p))));
        Assert.Empty(await Vault().Get("t", ["person/back"], default));
    }

    [Fact]
    public async Task Who_has_an_account_loses_it_with_his_sessions_when_he_is_erased()
    {
        await Put("t", ("person/account", Wang));
        await fixture.Write(batch => batch.BatchCommands.Add(new("insert into access.accounts (user_name, tenant_id, person_id, password_hash, created_at, password_changed_at) values ('wangfang', 't', 'person/account', 'x', now(), now())")));
        await fixture.Write(batch => batch.BatchCommands.Add(new("insert into access.sessions values ('\\x01', 'wangfang', now(), now(), now(), now())")));
        await Erase("t", "person/account");
        Assert.Equal(0L, await fixture.ScalarAsync<long>("select count(*) from access.accounts") + await fixture.ScalarAsync<long>("select count(*) from access.sessions"));
    }

    [Fact]
    public async Task Another_master_key_opens_nothing()
    {
        await Put("t", ("person/locked", Wang));
        await Assert.ThrowsAnyAsync<CryptographicException>(async () => await Vault(new byte[32]).Get("t", ["person/locked"], default));
    }

    [Fact]
    public async Task A_row_moved_to_another_person_does_not_open()
    {
        await Put("t", ("person/from", Wang));
        await fixture.ScalarAsync<string>("insert into vault.people (tenant_id, id, key_ciphertext, nonce, data_ciphertext, tag) select tenant_id, 'person/into', key_ciphertext, nonce, data_ciphertext, tag from vault.people where id = 'person/from' returning id");
        await Assert.ThrowsAnyAsync<CryptographicException>(async () => await Vault().Get("t", ["person/into"], default));
    }

    [Fact]
    public async Task Many_writers_of_the_same_people_end_with_one_whole_row_each()
    {
        var ids = Enumerable.Range(0, 20).Select(i => $"person/many-{i}").ToArray();
        await Task.WhenAll(Enumerable.Range(0, 16).Select(async w =>
            await Put("t", [.. (w % 2 == 0 ? ids : ids.Reverse()).Select(id => ((string?)id, new PersonalData($"{id} by {w}")))])));
        var read = await Vault().Get("t", ids, default);
        Assert.Equal(20, read.Count);
        Assert.All(read, p => Assert.StartsWith(p.Key + " by ", p.Value.Name, StringComparison.Ordinal));
    }

    [Fact]
    public void The_key_is_made_once_for_its_owner_alone()
    {
        var directory = Directory.CreateTempSubdirectory("vault-key-").FullName;
        try
        {
            var box = MasterKey.Open(null, directory).Seal([1, 2, 3], "o"u8);
            Assert.Equal([1, 2, 3], MasterKey.Open(null, directory).Unseal(box, "o"u8));
            var file = Path.Combine(directory, MasterKey.FileName);
            if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            Assert.Equal([1, 2, 3], MasterKey.Open(File.ReadAllText(file), "/nowhere").Unseal(box, "o"u8));
        }
        finally { Directory.Delete(directory, recursive: true); }
    }

    [Theory]
    [InlineData("short")]
    [InlineData("c2hvcnQ=")]
    public void A_setting_that_is_no_key_is_said_in_one_line(string setting)
    {
        var refused = Assert.Throws<VaultKeyException>(() => MasterKey.Open(setting, "/nowhere"));
        Assert.IsAssignableFrom<InputException>(refused);
        Assert.DoesNotContain('\n', refused.Message);
        Assert.DoesNotContain(setting, refused.Message, StringComparison.Ordinal);
    }
}
