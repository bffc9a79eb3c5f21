# The fake as a service: docker build -t explo-fake . && docker run --rm -p 4747:4747 explo-fake
FROM node:24-alpine AS build
WORKDIR /src
COPY package.json package-lock.json tsconfig.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY .build .build
COPY src src
COPY fixtures fixtures
RUN npm run build

FROM node:24-alpine
COPY --from=build /src/package.json /opt/explo-fake/
COPY --from=build /src/fixtures /opt/explo-fake/fixtures
COPY --from=build /src/dist /opt/explo-fake/dist
COPY LICENSE /opt/explo-fake/

ENV EXPLO_FAKE_HOST=0.0.0.0 EXPLO_FAKE_PORT=4747
EXPOSE 4747
# Mount yours here, and name them by their file names: --fixtures acme.json
WORKDIR /fixtures
USER 1000:1000
HEALTHCHECK --interval=5s --timeout=5s --start-period=10s CMD ["node", "/opt/explo-fake/dist/cli.cjs", "wait", "--timeout", "3s"]
ENTRYPOINT ["node", "/opt/explo-fake/dist/cli.cjs"]
