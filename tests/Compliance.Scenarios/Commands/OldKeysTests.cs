using Compliance.Host.Commands;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Compliance.Scenarios.Commands;

public sealed class OldKeysTests(HostFixture host) : IClassFixture<HostFixture>
{
    private const string Register = "mutation($input: RegisterPersonInput!) { registerPerson(input: $input) { person { id } errors { ... on Error { code } } } }";

    [Fact]
    public async Task A_repeat_is_known_for_thirty_days_and_the_demos_mark_for_ever()
    {
        var marks = await Scalar("select count(*) from register.commit_keys where key like 'system:%'");
        var first = await Person();

        await Age(29);
        Assert.Equal(0, await host.Services.GetRequiredService<OldKeys>().ForgetAsync(default));
        Assert.Equal(first, await Person());

        await Age(31);
        Assert.Equal(1, await host.Services.GetRequiredService<OldKeys>().ForgetAsync(default));
        Assert.NotEqual(first, await Person());
        Assert.Equal(marks, await Scalar("select count(*) from register.commit_keys where key like 'system:%'"));
    }

    private async Task<string?> Person() =>
        (await host.Data("admin", Register, new { input = new { name = "赵某", idempotencyKey = "register-zhao" } })).GetProperty("registerPerson").GetProperty("person").GetProperty("id").GetString();

    /// <summary>Lets so many days go by for every key, the register's own marks as well.</summary>
    private async Task Age(int days) => await Scalar($"with aged as (update register.commit_keys set kept_at = now() - interval '{days} days' returning 1) select count(*) from aged");

    private async Task<long> Scalar(string sql)
    {
        await using var command = host.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
