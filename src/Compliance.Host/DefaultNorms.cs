using Compliance.Host.Commands;
using Compliance.Kernel;
using Compliance.Norms;

namespace Compliance.Host;

/// <summary>
/// Records the packs that ship with the register for an association that does not have them, as ordinary events of the
/// system actor. What is there stays as it is, superseded or not.
/// </summary>
internal sealed class DefaultNorms(DeskServices services, NormBook norms)
{
    public async Task EnsureAsync(string tenant, CancellationToken ct)
    {
        var known = (await norms.Shelf(tenant, ct)).Packs.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        var missing = DefaultPacks.Load().Where(p => !known.Contains(p.Stream)).ToList();
        if (missing.Count == 0) return;
        var desk = new Desk(services, Actor.System(tenant), "zh-CN", "default norms");
        foreach (var pack in missing)
            await desk.Handle(NormPack.Kind, pack.Stream, null, pack.Stream, (state, _) => new(state.Status is null ? Decision.Accept(pack.Events) : Decision.Nothing), ct);
        norms.Forget(tenant);
    }
}
