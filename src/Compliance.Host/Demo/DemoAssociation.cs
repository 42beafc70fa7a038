using Compliance.Host.Commands;
using Compliance.Host.Files;
using Compliance.Kernel;
using Compliance.Norms;
using Npgsql;

namespace Compliance.Host.Demo;

/// <summary>
/// A small association for a first look: made-up people in a made-up city, two years of records in every state. Its story is
/// the joint meeting of 9 June 2025. Entered once: the marker is asked first, and every act is keyed, so that a start that was
/// cut off goes on where it was.
/// </summary>
internal sealed class DemoAssociation(Settings settings, DeskServices services, NpgsqlDataSource source, INorms norms, NormBook book, IPeopleVault vault, IOffices offices, FileStore store, FileRegister register, TimeProvider time)
{
    private const string Marker = "demo/entered/1";

    /// <summary>How many acts were played; 0 when the association was there already.</summary>
    public async Task<int> EnsureAsync(CancellationToken ct)
    {
        var tenant = settings.Tenant;
        if (await services.Store.FindKeyAsync(tenant, "system:" + Marker, ct) is not null) return 0;

        var stage = new DemoStage(services, source, tenant, DemoCast.Actors(tenant));
        var files = new DemoFiles(store, register, tenant);
        await files.PutAsync(ct);
        DemoCast.Enter(stage);
        DemoBudgets.Enter(stage, OfficeTime.Day(time.GetUtcNow()));
        new DemoOversight(stage, book).Enter();
        new DemoClues(stage, offices).Enter();
        new DemoActivities(stage, files, norms, book).Enter();
        new DemoReceptions(stage, files, norms).Enter();
        new DemoFundUses(stage, files, norms, vault).Enter();
        var played = await stage.PlayAsync(time.GetUtcNow(), ct);

        await new Desk(services, Actor.System(tenant), "zh-CN", "demo").Handle(Organization.Branch.Kind, "branch/secretariat", Marker, Marker,
            (_, _) => new(Decision.Accept(new HistoryNoted("demo", "binjiang", "演示数据录入完成", new Dictionary<string, string>()))), ct);
        return played;
    }
}
