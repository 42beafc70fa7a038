using Compliance.Host.Commands;
using Compliance.Kernel;

namespace Compliance.Host.Files;

/// <summary>
/// A record takes only files that were uploaded by who attaches them, or that he may read in another record: an invented hash
/// is no document, and naming somebody else's file opens it to nobody.
/// </summary>
internal sealed class Uploads(FileRegister register, IViewsOf views) : IUploads
{
    public async ValueTask<Refusal?> Unknown(Actor actor, IReadOnlyCollection<string> hashes, CancellationToken ct)
    {
        if (hashes.Count == 0) return null;
        var readers = new RecordFileReaders(views.Tenant(actor.Tenant));
        foreach (var hash in hashes)
            if (!await IsHis(actor.Person, hash) && !(actor.For is { } principal && await IsHis(principal, hash)) && !await readers.MayReadAsync(actor, hash, ct))
                return Refusal.Because("FILE_UNKNOWN", ("file", hash));
        return null;

        async ValueTask<bool> IsHis(string person, string hash) => await register.FindAsync(actor.Tenant, hash, person, ct) is { Own: true };
    }
}
